import { join } from "node:path";
import { isWellFormed, type Kind } from "./kind.ts";
import { ownKinds } from "./own-kinds.ts";
import { typePackages } from "./packages.ts";
import { readIfExists } from "./read.ts";

/** The type of a kind: that of a type package, or one of ours. */
export interface Model extends Kind {
  readonly declarationFile: string;
  /** Name of the interface that the file declares. */
  readonly typeName: string;
  /** Exports the class, named as the kind; types of ours have none. */
  readonly moduleFile?: string;
  /** A kind of Kubernetes itself, no custom resource. */
  readonly builtin: boolean;
}

/**
 * Finds the type of a kind by the folders of the type packages: `<package>/<group>/<version>/<Kind>`,
 * without a group for the core group; then among our own. Nothing for a kind that neither knows.
 */
export function modelOf({ apiVersion, kind }: Kind): Model | undefined {
  if (!isWellFormed({ apiVersion, kind })) return undefined;
  for (const { name, folder } of typePackages()) {
    const base = join(folder, apiVersion, kind);
    // The same folders hold parts of kinds, such as DeploymentSpec: only a kind extends TypeMeta.
    if (!readIfExists(`${base}.d.ts`).includes(`export interface I${kind} extends TypeMeta`)) continue;
    return {
      apiVersion,
      kind,
      declarationFile: `${base}.d.ts`,
      typeName: `I${kind}`,
      moduleFile: `${base}.js`,
      builtin: name === "kubernetes-models",
    };
  }
  const own = ownKinds().find((one) => one.apiVersion === apiVersion && one.kind === kind);
  return own && { apiVersion, kind, declarationFile: own.file, typeName: kind, builtin: false };
}
