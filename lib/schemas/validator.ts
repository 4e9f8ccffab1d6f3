import { createRequire } from "node:module";
import type { Value } from "#lib/render/resource.ts";
import { fieldPath, type PathSegment } from "./field-path.ts";
import type { Model } from "./model.ts";

/** What is wrong with one field of an object. */
export interface FieldError {
  /** Empty for the object itself. */
  readonly path: readonly PathSegment[];
  /** As `spec.replicas must be integer`. */
  readonly message: string;
  /** The format that a text is not of. */
  readonly format?: string;
}

/** Everything a type package's own schema refuses in an object; fields that it does not know pass. */
export type Validator = (object: Value) => FieldError[];

/** A class of a type package, which validates whatever its method is called on: no copy has to be made of it. */
interface ModelClass {
  readonly prototype: { validate(this: Value): void };
}

/** An error of Ajv, which the type packages validate with. */
interface AjvError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: { readonly allowedValues?: readonly unknown[]; readonly format?: string };
}

function isModelClass(value: unknown): value is ModelClass {
  return typeof value === "function" && "kind" in value;
}

function isValidationError(error: unknown): error is Error & { readonly errors: readonly AjvError[] } {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

/** @see https://datatracker.ietf.org/doc/html/rfc6901 */
function segmentsOf(pointer: string): PathSegment[] {
  const segments = pointer.split("/").slice(1);
  return segments.map((text) =>
    /^\d+$/.test(text) ? Number(text) : text.replaceAll("~1", "/").replaceAll("~0", "~"),
  );
}

function fieldError({ instancePath, message = "is invalid", params }: AjvError): FieldError {
  const path = segmentsOf(instancePath);
  const allowed = params.allowedValues === undefined ? "" : `: ${params.allowedValues.join(", ")}`;
  const { format } = params;
  return {
    path,
    message: `${fieldPath(path)} ${message}${allowed}`.trimStart(),
    ...(format !== undefined && { format }),
  };
}

const load = createRequire(import.meta.url);

function classOf(moduleFile: string, kind: string): ModelClass {
  const module: Record<string, unknown> = load(moduleFile);
  const ModelOfKind = module[kind];
  if (isModelClass(ModelOfKind)) return ModelOfKind;
  throw new Error(`${moduleFile} exports no class ${kind}; pin a version of its package that does`);
}

/**
 * The validator that a type package has for a kind: types, formats, enumerations and required fields.
 * Nothing for a kind that no package knows. It is loaded when it is first used: all those of a cluster take longer than
 * what they are loaded for.
 */
export function validatorFor(model: Model | undefined): Validator | undefined {
  if (model?.moduleFile === undefined) return undefined;
  const { moduleFile, kind } = model;
  let ModelOfKind: ModelClass | undefined;
  return (object) => {
    ModelOfKind ??= classOf(moduleFile, kind);
    try {
      ModelOfKind.prototype.validate.call(object);
      return [];
    } catch (error) {
      if (isValidationError(error)) return error.errors.map(fieldError);
      throw error;
    }
  };
}
