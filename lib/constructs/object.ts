import { ApiObject, type Chart } from "cdk8s";

/** What a model of kubernetes-models looks like from outside. */
export interface Model {
  toJSON(): unknown;
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === "object" &&
    value !== null &&
    "apiVersion" in value &&
    "kind" in value &&
    "metadata" in value
  );
}

/**
 * Adds an object of kubernetes-models to the unit: for kinds that cdk8s-plus lacks.
 *
 * @throws TypeError for a model without apiVersion, kind and metadata: a bug of the construct
 */
export function addObject(chart: Chart, model: Model): void {
  const manifest = model.toJSON();
  if (!isManifest(manifest))
    throw new TypeError("a model without apiVersion, kind and metadata is no object");
  new ApiObject(chart, `${manifest.kind}-${manifest.metadata.name}`, { ...manifest });
}
