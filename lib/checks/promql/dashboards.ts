import type { Resource, Value } from "#lib/render/resource.ts";
import { textEntriesAt } from "../graph/fields.ts";
import { kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** A JSON file of a ConfigMap, which may be a dashboard of Grafana. */
export interface JsonFile {
  readonly at: Resource;
  readonly key: string;
  /** Undefined where it is no JSON. */
  readonly value: Value | undefined;
}

function parsed(json: string): Value | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Every file of a ConfigMap whose name ends in `.json`. */
export const jsonFilesOf = oncePerGraph((graph): readonly JsonFile[] =>
  graph.ofKind(kinds.configMap).flatMap((at) =>
    textEntriesAt(at.object, "data")
      .filter(([key]) => key.endsWith(".json"))
      .map(([key, json]) => ({ at, key, value: parsed(json) })),
  ),
);
