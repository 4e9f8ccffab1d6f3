import type { KubernetesObject } from "#lib/render/resource.ts";
import { type Found, isMap, type Path, valueAt } from "../graph/fields.ts";
import { canonical } from "./same.ts";

/** A field that cannot be changed once the object is there. */
export interface Immutable {
  readonly path: Path;
  /** What the API server takes where the field is absent. */
  readonly otherwise?: Found;
}

const longestValue = 60;

/** A value in a message: short ones as they are. */
export function shown(value: Found): string {
  const text = typeof value === "string" ? value : canonical(value);
  if (text === "") return "nothing";
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** How a field changes: `spec.type from ClusterIP to ExternalName`; nothing where it does not. */
export function changeAt(
  before: KubernetesObject,
  after: KubernetesObject,
  { path, otherwise }: Immutable,
): string | undefined {
  const [was, is] = [before, after].map((object) => valueAt(object, ...path) ?? otherwise);
  if (canonical(was) === canonical(is)) return undefined;
  return `${path.join(".")} from ${shown(was)} to ${shown(is)}`;
}

/** Names of the fields of a map that do not mean the same before and after, in alphabetical order. */
export function differentFields(before: Found, after: Found): string[] {
  const [was, is] = [before, after].map((value) => (isMap(value) ? value : {}));
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  return [...names].filter((name) => canonical(was?.[name]) !== canonical(is?.[name])).sort();
}
