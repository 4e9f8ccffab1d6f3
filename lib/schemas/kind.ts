/** A kind of Kubernetes object as manifests name it: `{ apiVersion: "apps/v1", kind: "Deployment" }`. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

const label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
const apiVersionPattern = new RegExp(`^(${label}(\\.${label})*/)?v[0-9]+((alpha|beta)[0-9]+)?$`);
const kindPattern = /^[A-Z][A-Za-z0-9]*$/;

/**
 * Whether the API server could know a kind of this name. Everything else is refused before a path is made
 * of it, so that no manifest can name a file.
 *
 * @see https://kubernetes.io/docs/reference/using-api/#api-versioning
 */
export function isWellFormed({ apiVersion, kind }: Kind): boolean {
  return apiVersionPattern.test(apiVersion) && kindPattern.test(kind);
}

/** Texts by version and kind: one that is made anew is slow to look anything up by. */
const keys = new Map<string, Map<string, string>>();

/** One text for one kind: `apps/v1/Deployment`, `v1/Service`. */
export function kindKey({ apiVersion, kind }: Kind): string {
  let ofVersion = keys.get(apiVersion);
  if (ofVersion === undefined) {
    ofVersion = new Map();
    keys.set(apiVersion, ofVersion);
  }
  let key = ofVersion.get(kind);
  if (key === undefined) {
    key = `${apiVersion}/${kind}`;
    ofVersion.set(kind, key);
  }
  return key;
}
