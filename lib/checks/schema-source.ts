import { groupOf, type KubernetesObject, type Value } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { upstreamSchema } from "#lib/schemas/definitions/upstream.ts";
import { type Kind, kindKey } from "#lib/schemas/kind.ts";
import { isHarmlessNull } from "#lib/schemas/nulls.ts";
import { schemasFor } from "#lib/schemas/schemas.ts";
import { unknownFields } from "#lib/schemas/unknown-fields.ts";
import { type Validator, validatorFor } from "#lib/schemas/validator.ts";

/** What the pinned type packages and upstream's definitions say of an object. */
export interface SchemaSource {
  /** What is wrong with its fields, as `spec.replicas must be integer`; nothing for a kind without a schema. */
  errorsOf(object: KubernetesObject): readonly string[] | undefined;
  /** Paths of fields that its schema does not have; none for a kind without a schema. */
  fieldsUnknownTo(object: KubernetesObject): readonly string[];
  /** What upstream's CustomResourceDefinition says of a kind, which the other two leave to it. */
  definitionOf(kind: Kind): Value | undefined;
}

/** Loads schemas and validators of the kinds that a tree holds. */
export async function loadSchemas(kinds: Iterable<Kind>): Promise<SchemaSource> {
  const all = new Map([...kinds].map((kind) => [kindKey(kind), kind]));
  const definitions = new Map<string, Value>();
  const distinct = new Map<string, Kind>();
  for (const [key, kind] of all) {
    const definition = isBuiltinGroup(groupOf(kind.apiVersion)) ? undefined : upstreamSchema(kind);
    if (definition === undefined) distinct.set(key, kind);
    else definitions.set(key, definition);
  }
  const { known } = await schemasFor(distinct.values());
  const validators = new Map<string, Validator>();
  for (const [key, kind] of distinct) {
    const validator = await validatorFor(kind);
    if (validator !== undefined) validators.set(key, validator);
  }
  return {
    errorsOf: (object) => {
      const schema = known.get(kindKey(object));
      return validators
        .get(kindKey(object))?.(object)
        .filter(({ path }) => schema === undefined || !isHarmlessNull(schema, object, path))
        .map(({ message }) => message);
    },
    fieldsUnknownTo: (object) => {
      const schema = known.get(kindKey(object));
      return schema === undefined ? [] : unknownFields(schema, object);
    },
    definitionOf: (kind) => definitions.get(kindKey(kind)),
  };
}
