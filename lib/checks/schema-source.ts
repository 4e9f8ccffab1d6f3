import type { KubernetesObject } from "#lib/render/resource.ts";
import { type Kind, kindKey } from "#lib/schemas/kind.ts";
import { schemasFor } from "#lib/schemas/schemas.ts";
import { unknownFields } from "#lib/schemas/unknown-fields.ts";
import { type Validator, validatorFor } from "#lib/schemas/validator.ts";

/** What the pinned type packages say of an object. */
export interface SchemaSource {
  /** What is wrong with its fields, as `spec.replicas must be integer`; nothing for a kind without a schema. */
  errorsOf(object: KubernetesObject): readonly string[] | undefined;
  /** Paths of fields that its schema does not have; none for a kind without a schema. */
  fieldsUnknownTo(object: KubernetesObject): readonly string[];
}

/** Loads schemas and validators of the kinds that a tree holds. */
export async function loadSchemas(kinds: Iterable<Kind>): Promise<SchemaSource> {
  const distinct = new Map([...kinds].map((kind) => [kindKey(kind), kind]));
  const { known } = await schemasFor(distinct.values());
  const validators = new Map<string, Validator>();
  for (const [key, kind] of distinct) {
    const validator = await validatorFor(kind);
    if (validator !== undefined) validators.set(key, validator);
  }
  return {
    errorsOf: (object) =>
      validators
        .get(kindKey(object))?.(object)
        .map(({ message }) => message),
    fieldsUnknownTo: (object) => {
      const schema = known.get(kindKey(object));
      return schema === undefined ? [] : unknownFields(schema, object);
    },
  };
}
