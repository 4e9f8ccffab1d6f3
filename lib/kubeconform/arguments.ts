/**
 * Schema locations of a text such as the environment variable `KUBECONFORM_SCHEMA_LOCATION`: separated by
 * white space, each in kubeconform's own syntax. White space within `{{ }}` belongs to the location.
 *
 * @see https://github.com/yannh/kubeconform#overriding-schemas-location
 */
export function schemaLocationsIn(text = ""): string[] {
  return text.match(/(\{\{.*?\}\}|\S)+/g) ?? [];
}

/** Arguments of kubeconform that make it look for schemas in these places, in this order. */
export function schemaLocationArguments(locations: readonly string[]): string[] {
  return locations.flatMap((location) => ["-schema-location", location]);
}

/** Files among manifests that hold no Kubernetes object: the facts of a cluster that Terraform reads. */
export const notManifests = /(^|[/\\])infra\.json$/;

/** Arguments of kubeconform that keep it from files that hold no Kubernetes object. */
export const ignoreArguments: readonly string[] = ["-ignore-filename-pattern", notManifests.source];
