import { identityOf, type Resource } from "#lib/render/resource.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import type { Rule, Violation } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { metadataViolations } from "./identity/metadata.ts";
import { nameViolation } from "./identity/names.ts";

function sourceOf({ origin, unit }: Resource): string {
  return `${origin.file ?? origin.definition ?? "no file"} (unit ${unit})`;
}

function* duplicates({ resources }: Graph): Generator<Violation> {
  const groups = Map.groupBy(resources, (resource) => {
    const { group, kind, name } = identityOf(resource);
    return JSON.stringify([group, kind, namespaceOf(resource), name]);
  });
  for (const same of groups.values()) {
    if (same.length < 2) continue;
    for (const at of same) {
      const others = same.filter((other) => other !== at).map(sourceOf);
      yield {
        at,
        message: `it is declared ${same.length} times, also in ${enumerate([...new Set(others)].sort())}`,
        fix: "keep one of them, or give them different names",
      };
    }
  }
}

/** No two objects of a cluster are the same one, and every name, label and annotation is one. */
export const identity: Rule = {
  number: 102,
  name: "identity",
  reason:
    "Two objects of one identity overwrite each other on every sync, and the API server refuses names that are none.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  *check(graph) {
    yield* duplicates(graph);
    for (const resource of graph.resources) yield* nameViolation(resource);
    yield* metadataViolations(graph);
  },
};
