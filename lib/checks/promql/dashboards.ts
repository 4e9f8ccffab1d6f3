import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, textEntriesAt } from "../graph/fields.ts";
import { kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** A JSON file of a ConfigMap, which may be a dashboard of Grafana. */
export interface JsonFile {
  readonly at: Resource;
  readonly key: string;
  /** Undefined where it is no JSON. */
  readonly value: Value | undefined;
  /** Its panels, with those that are folded into its rows. */
  readonly panels: readonly Value[];
}

function parsed(json: string): Value | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function panelsOf(dashboard: Value | undefined): Value[] {
  const panels = [...listAt(dashboard, "panels")];
  for (const panel of panels) panels.push(...listAt(panel, "panels"));
  return panels;
}

function jsonFileOf(at: Resource, key: string, json: string): JsonFile {
  const value = parsed(json);
  return { at, key, value, panels: panelsOf(value) };
}

/** Every file of a ConfigMap whose name ends in `.json`. */
export const jsonFilesOf = oncePerGraph((graph): readonly JsonFile[] =>
  graph.ofKind(kinds.configMap).flatMap((at) =>
    textEntriesAt(at.object, "data")
      .filter(([key]) => key.endsWith(".json"))
      .map(([key, json]) => jsonFileOf(at, key, json)),
  ),
);
