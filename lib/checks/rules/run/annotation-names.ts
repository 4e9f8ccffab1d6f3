import type { Fields, Resource } from "#lib/render/resource.ts";
import { annotationsByOwner, openNames } from "../../annotations/known.ts";
import { isMap, mapAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import { remembered } from "../../remembered.ts";
import type { Rule, Violation } from "../../rule.ts";

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

const meantByAnnotation = remembered(meant);
const meantByLabel = remembered((name) => (ofLabels.test(name) ? meant(name) : undefined));

function* slips(at: Resource, fields: Fields, meantBy: typeof meantByLabel): Generator<Violation> {
  for (const name in fields) {
    const better = meantBy(name);
    if (better === undefined) continue;
    yield {
      at,
      message: `${ofLabels.test(name) ? "label" : "annotation"} ${name} is none that a controller reads, but ${better} is one: it does nothing`,
      fix: `write ${better}`,
    };
  }
}

/** Annotations that controllers read are written as they read them. */
export const annotationNames: Rule = {
  number: 360,
  name: "annotation-names",
  reason: "An annotation with a slip of the pen is accepted, and nobody reads it.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/",
  *check(graph) {
    for (const at of graph.resources) {
      const { annotations, labels } = at.object.metadata;
      if (isMap(annotations)) yield* slips(at, annotations, meantByAnnotation);
      if (isMap(labels)) yield* slips(at, labels, meantByLabel);
    }
    for (const { resource, template } of graph.workloads) {
      yield* slips(resource, mapAt(template, "metadata", "annotations"), meantByAnnotation);
    }
  },
};
