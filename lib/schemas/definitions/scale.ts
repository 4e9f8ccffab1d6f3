import type { Fields, Value } from "#lib/render/resource.ts";
import { isMap } from "./strip.ts";

function bounded(schema: Fields): Fields {
  const { minimum } = schema;
  return { ...schema, format: "int32", minimum: typeof minimum === "number" ? Math.max(minimum, 0) : 0 };
}

function changedAt(schema: Value, [name, ...rest]: readonly string[]): Value {
  if (!isMap(schema)) return schema;
  if (name === undefined) return bounded(schema);
  const { properties } = schema;
  if (!isMap(properties) || !Object.hasOwn(properties, name)) return schema;
  return { ...schema, properties: { ...properties, [name]: changedAt(properties[name] ?? {}, rest) } };
}

/**
 * The schema of a version of a definition, where the number of replicas is one that can be scaled: 0 or more.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#scale-subresource
 */
export function schemaWithScale(version: Fields): Value | undefined {
  const { schema, subresources } = version;
  const whole = isMap(schema) ? schema.openAPIV3Schema : undefined;
  const scale = isMap(subresources) ? subresources.scale : undefined;
  const path = isMap(scale) ? scale.specReplicasPath : undefined;
  if (whole === undefined || typeof path !== "string" || !/^(\.[A-Za-z]\w*)+$/.test(path)) return whole;
  return changedAt(whole, path.slice(1).split("."));
}
