import { groupOf, type KubernetesObject, type Value } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { upstreamSchema } from "#lib/schemas/definitions/upstream.ts";
import { type Kind, kindKey } from "#lib/schemas/kind.ts";
import { modelOf } from "#lib/schemas/model.ts";
import { isHarmlessNull } from "#lib/schemas/nulls.ts";
import type { Schema } from "#lib/schemas/schema.ts";
import { schemasFor } from "#lib/schemas/schemas.ts";
import { Shape } from "#lib/schemas/shape.ts";
import { unknownFields } from "#lib/schemas/unknown-fields.ts";
import { type Validator, validatorFor } from "#lib/schemas/validator.ts";

/** What is wrong with the fields of an object. */
export interface SchemaFaults {
  /** As `spec.replicas must be integer`. */
  readonly errors: readonly string[];
  /** Paths of fields that its schema does not have. */
  readonly unknown: readonly string[];
}

/** What the pinned type packages and upstream's definitions say of an object. */
export interface SchemaSource {
  /** What the type package of its kind says of an object; nothing for a kind without a schema. */
  faultsOf(object: KubernetesObject): SchemaFaults | undefined;
  /** What upstream's CustomResourceDefinition says of a kind, which the type packages leave to it. */
  definitionOf(kind: Kind): Value | undefined;
}

/** Of an object that is right, as nearly all are. */
export const noFaults: SchemaFaults = { errors: [], unknown: [] };

type Judge = (object: KubernetesObject) => SchemaFaults;

function judgeBy(schema: Schema, validate: Validator, isBuiltin: boolean): Judge {
  const shape = isBuiltin ? new Shape(schema) : undefined;
  return (object) => {
    if (shape?.allows(object)) return noFaults;
    const errors = validate(object).filter(({ path }) => !isHarmlessNull(schema, object, path));
    return { errors: errors.map(({ message }) => message), unknown: unknownFields(schema, object) };
  };
}

/** Loads schemas of the kinds that a tree holds. */
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
  const judges = new Map<string, Judge>();
  for (const [key, kind] of distinct) {
    const model = modelOf(kind);
    const validate = validatorFor(model);
    if (validate !== undefined)
      judges.set(key, judgeBy(known.get(key) ?? {}, validate, model?.builtin === true));
  }
  return {
    faultsOf: (object) => judges.get(kindKey(object))?.(object),
    definitionOf: (kind) => definitions.get(kindKey(kind)),
  };
}
