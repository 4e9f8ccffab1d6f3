import type { Resource } from "#lib/render/resource.ts";
import { annotationsByOwner, openNames } from "../../annotations/known.ts";
import { type Found, isMap, mapAt } from "../../graph/fields.ts";
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

/** How labels begin that controllers read as they read annotations. */
const ofLabels = "elbv2.k8s.aws/";

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

function violationOf(at: Resource, name: string, better: string): Violation {
  return {
    at,
    message: `${name.startsWith(ofLabels) ? "label" : "annotation"} ${name} is none that a controller reads, but ${better} is one: it does nothing`,
    fix: `write ${better}`,
  };
}

function addOfAnnotations(violations: Violation[], at: Resource, annotations: Found): void {
  if (!isMap(annotations)) return;
  for (const name in annotations) {
    const better = meantByAnnotation(name);
    if (better !== undefined) violations.push(violationOf(at, name, better));
  }
}

function addOfLabels(violations: Violation[], at: Resource, labels: Found): void {
  if (!isMap(labels)) return;
  for (const name in labels) {
    const better = name.startsWith(ofLabels) ? meantByAnnotation(name) : undefined;
    if (better !== undefined) violations.push(violationOf(at, name, better));
  }
}

/** Annotations that controllers read are written as they read them. */
export const annotationNames: Rule = {
  number: 360,
  name: "annotation-names",
  reason: "An annotation with a slip of the pen is accepted, and nobody reads it.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/",
  check(graph) {
    const violations: Violation[] = [];
    for (const at of graph.resources) {
      const { annotations, labels } = at.object.metadata;
      addOfAnnotations(violations, at, annotations);
      addOfLabels(violations, at, labels);
    }
    for (const { resource, template } of graph.workloads) {
      addOfAnnotations(violations, resource, mapAt(template.metadata).annotations);
    }
    return violations;
  },
};
