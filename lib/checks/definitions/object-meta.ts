import type { Fields, Value } from "#lib/render/resource.ts";

/** Unlike in custom fields, null stands for nothing everywhere in the metadata. */
const optional = (schema: Fields): Value => ({ ...schema, nullable: true });

const text = optional({ type: "string" });
const time = optional({ type: "string", format: "date-time" });
const number = optional({ type: "integer" });
const flag = optional({ type: "boolean" });
const texts = optional({ type: "object", additionalProperties: text });

const owner = optional({
  type: "object",
  properties: {
    apiVersion: text,
    kind: text,
    name: text,
    uid: text,
    controller: flag,
    blockOwnerDeletion: flag,
  },
});

/**
 * The metadata of every object, as a schema.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export const objectMeta: Value = {
  type: "object",
  properties: {
    name: text,
    generateName: text,
    namespace: text,
    labels: texts,
    annotations: texts,
    finalizers: optional({ type: "array", items: { type: "string" } }),
    ownerReferences: optional({ type: "array", items: owner }),
    creationTimestamp: time,
    deletionTimestamp: time,
    deletionGracePeriodSeconds: number,
    generation: number,
    managedFields: optional({ type: "array", "x-kubernetes-preserve-unknown-fields": true }),
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};
