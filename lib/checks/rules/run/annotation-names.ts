import { annotationsByOwner, openNames } from "../../annotations/known.ts";
import { mapAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";

const known = new Set(
  Object.entries(annotationsByOwner).flatMap(([owner, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => `${owner}/${name}`),
  ),
);
const knownNames = [...known];
const owners = Object.keys(annotationsByOwner);

/** Labels that controllers read as they read annotations. */
const ofLabels = /^elbv2\.k8s\.aws\//;

/** The name that is known and nearly the same, of the same length up to two letters. */
function meant(name: string): string | undefined {
  if (known.has(name) || openNames.some((beginning) => name.startsWith(beginning))) return undefined;
  const [owner = "", rest = ""] = name.split("/", 2);
  // Names of other owners that begin alike are their own, unless the owner itself is misspelt.
  if (owners.includes(owner))
    return nearest(
      name,
      knownNames.filter((one) => one.startsWith(`${owner}/`)),
    );
  const right = nearest(owner, owners);
  return right !== undefined && known.has(`${right}/${rest}`) ? `${right}/${rest}` : undefined;
}

/** Annotations that controllers read are written as they read them. */
export const annotationNames: Rule = {
  number: 360,
  name: "annotation-names",
  reason: "An annotation with a slip of the pen is accepted, and nobody reads it.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/",
  *check(graph) {
    const templates = new Map(graph.workloads.map(({ resource, template }) => [resource, template]));
    const right = new Map<string, string | undefined>();
    for (const at of graph.resources) {
      const names = [
        ...Object.keys(mapAt(at.object, "metadata", "annotations")),
        ...Object.keys(mapAt(at.object, "metadata", "labels")).filter((name) => ofLabels.test(name)),
        ...Object.keys(mapAt(templates.get(at), "metadata", "annotations")),
      ];
      for (const name of new Set(names)) {
        if (!right.has(name)) right.set(name, meant(name));
        const better = right.get(name);
        if (better === undefined) continue;
        yield {
          at,
          message: `${ofLabels.test(name) ? "label" : "annotation"} ${name} is none that a controller reads, but ${better} is one: it does nothing`,
          fix: `write ${better}`,
        };
      }
    }
  },
};
