import type { Fields, Resource } from "#lib/render/resource.ts";
import { mostBytesOfCharacter } from "../../bytes.ts";
import { isLabelValue, isQualifiedName } from "../../fields/form.ts";
import { type Found, isMap, mapAt, textEntriesAt } from "../../graph/fields.ts";
import type { Rule, Violation } from "../../rule.ts";

const longestValue = 63;

/** Of all annotations of an object together: 256 KiB. */
const mostBytes = 262_144;

/** Whether nothing is wrong with labels, as with nearly all of them. */
function areLabels(labels: Found): boolean {
  if (!isMap(labels)) return true;
  for (const key in labels) {
    const value = labels[key];
    if (typeof value === "string" && !(isQualifiedName(key) && isLabelValue(value))) return false;
  }
  return true;
}

/** Whether nothing is wrong with annotations, as with nearly all of them. */
function areAnnotations(annotations: Found): boolean {
  if (!isMap(annotations)) return true;
  let characters = 0;
  for (const key in annotations) {
    const value = annotations[key];
    if (typeof value !== "string") continue;
    if (!isQualifiedName(key)) return false;
    characters += key.length + value.length;
  }
  return characters * mostBytesOfCharacter <= mostBytes;
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
function* ofLabels(at: Resource, place: string, labels: Found): Generator<Violation> {
  for (const [key, value] of textEntriesAt(labels)) {
    if (!isQualifiedName(key)) yield badKey(at, `${place} "${key}"`);
    if (!isLabelValue(value)) {
      yield {
        at,
        message: `${place} ${key} has the value "${value}", which is no label value`,
        fix: `use at most ${longestValue} letters, digits, "-", "_" and ".", with a letter or digit at both ends`,
      };
    }
  }
}

function badKey(at: Resource, what: string): Violation {
  return {
    at,
    message: `${what} is no qualified name`,
    fix: 'use at most 63 letters, digits, "-", "_" and ".", after a DNS name and "/" if it has a prefix',
  };
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/ */
function* ofAnnotations(at: Resource, place: string, annotations: Found): Generator<Violation> {
  const entries = textEntriesAt(annotations);
  // Kubernetes takes capitals in keys of annotations, and refuses them in keys of labels.
  for (const [key] of entries) if (!isQualifiedName(key.toLowerCase())) yield badKey(at, `${place} "${key}"`);
  const bytes = entries.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (bytes > mostBytes) {
    yield {
      at,
      message: `its ${place}s have ${bytes} bytes; at most ${mostBytes} are allowed`,
      fix: "move large values to a ConfigMap",
    };
  }
}

function* ofMetadata(at: Resource, prefix: string, { labels, annotations }: Fields): Generator<Violation> {
  yield* ofLabels(at, `${prefix}label`, labels);
  yield* ofAnnotations(at, `${prefix}annotation`, annotations);
}

function isSound({ labels, annotations }: Fields): boolean {
  return areLabels(labels) && areAnnotations(annotations);
}

/** Labels and annotations of resources and of the pods they make are well-formed. */
export const labelsAndAnnotations: Rule = {
  number: 104,
  name: "labels-and-annotations",
  reason:
    "The API server refuses an object with a label or an annotation that is none, and a controller cannot make pods with one.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
  *check({ resources, workloads }) {
    for (const at of resources) {
      const { metadata } = at.object;
      if (!isSound(metadata)) yield* ofMetadata(at, "", metadata);
    }
    for (const { resource, template } of workloads) {
      // The template of a Pod is the Pod itself.
      if (resource.object.kind === "Pod") continue;
      const metadata = mapAt(template, "metadata");
      if (!isSound(metadata)) yield* ofMetadata(resource, "pod ", metadata);
    }
  },
};
