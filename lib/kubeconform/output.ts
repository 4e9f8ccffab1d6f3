/** One resource as kubeconform reports it with `-output json -verbose`. */
export interface KubeconformResource {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  /** `apiVersion` of the resource. */
  readonly version: string;
  /** Empty for a document without content. */
  readonly status: "statusValid" | "statusInvalid" | "statusError" | "statusSkipped" | "";
  readonly msg: string;
  readonly validationErrors?: readonly { readonly path: string; readonly msg: string }[];
}

/**
 * Reads kubeconform's JSON.
 *
 * @throws Error with what kubeconform said when it printed none: it could not start its work.
 */
export function parseOutput(stdout: string, stderr: string): readonly KubeconformResource[] {
  try {
    const { resources }: { readonly resources: readonly KubeconformResource[] } = JSON.parse(stdout);
    return resources;
  } catch {
    throw new Error(`kubeconform printed no report but: ${(stderr || stdout).trim()}`);
  }
}
