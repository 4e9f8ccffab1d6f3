import { pathToFileURL } from "node:url";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { fieldPath, type PathSegment } from "./field-path.ts";
import type { Kind } from "./kind.ts";
import { modelOf } from "./model.ts";

/** What is wrong with one field of an object. */
export interface FieldError {
  /** Empty for the object itself. */
  readonly path: readonly PathSegment[];
  /** As `spec.replicas must be integer`. */
  readonly message: string;
}

/** Everything a type package's own schema refuses in an object; fields that it does not know pass. */
export type Validator = (object: KubernetesObject) => FieldError[];

/** A class of a type package, which validates whatever its method is called on: no copy has to be made of it. */
interface ModelClass {
  readonly prototype: { validate(this: KubernetesObject): void };
}

/** An error of Ajv, which the type packages validate with. */
interface AjvError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: { readonly allowedValues?: readonly unknown[] };
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
  return { path, message: `${fieldPath(path)} ${message}${allowed}`.trimStart() };
}

/**
 * The validator that a type package has for a kind: types, formats, enumerations and required fields.
 * Nothing for a kind that no package knows.
 */
export async function validatorFor(kind: Kind): Promise<Validator | undefined> {
  const model = modelOf(kind);
  if (model?.moduleFile === undefined) return undefined;
  const module: Record<string, unknown> = await import(pathToFileURL(model.moduleFile).href);
  const ModelOfKind = module[kind.kind];
  if (!isModelClass(ModelOfKind)) {
    throw new Error(
      `${model.moduleFile} exports no class ${kind.kind}; pin a version of its package that does`,
    );
  }
  return (object) => {
    try {
      ModelOfKind.prototype.validate.call(object);
      return [];
    } catch (error) {
      if (isValidationError(error)) return error.errors.map(fieldError);
      throw error;
    }
  };
}
