import type { Resource } from "#lib/render/resource.ts";
import { kindId, kindOf } from "./kind.ts";
import { once } from "./once.ts";

function compareTexts(a = "", b = ""): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** By what an object is called, and where it comes from: nearly always that tells two of them apart. */
function compareByName(a: Resource, b: Resource): number {
  return (
    compareTexts(a.namespace, b.namespace) ||
    compareTexts(a.object.metadata.name, b.object.metadata.name) ||
    compareTexts(a.unit, b.unit) ||
    compareTexts(a.origin.definition, b.origin.definition) ||
    compareTexts(a.origin.file, b.origin.file)
  );
}

/** Resources of each kind by `kindId`, all in an order that does not depend on that of the files. */
export function inOrder(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const textOf = once(({ object }: Resource) => JSON.stringify(object));
  const kinds = [...Map.groupBy(resources, ({ object }) => kindId(kindOf(object)))];
  kinds.sort(([a], [b]) => compareTexts(a, b));
  for (const [, same] of kinds) {
    same.sort((a, b) => compareByName(a, b) || compareTexts(textOf(a), textOf(b)));
  }
  return new Map(kinds);
}
