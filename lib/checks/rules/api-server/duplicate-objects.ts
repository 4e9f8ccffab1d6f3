import { identityOf, type Resource } from "#lib/render/resource.ts";
import { namespaceOf } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function sourceOf({ origin, unit }: Resource): string {
  return `${origin.file ?? origin.definition ?? "no file"} (unit ${unit})`;
}

/** No two objects of a cluster are the same one. */
export const duplicateObjects: Rule = {
  number: 102,
  name: "duplicate-objects",
  reason:
    "Two objects of one identity overwrite each other on every sync, so that which of them is there is chance.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  *check({ resources }) {
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
  },
};
