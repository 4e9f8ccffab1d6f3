import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isWellFormed, type Kind } from "./kind.ts";
import { typePackages } from "./packages.ts";

/** What a type package knows of a kind. */
export interface Model extends Kind {
  /** Declares the interface, `I` before the name of the kind. */
  readonly declarationFile: string;
  /** Exports the class, named as the kind. */
  readonly moduleFile: string;
  /** A kind of Kubernetes itself, no custom resource. */
  readonly builtin: boolean;
}

/** Text of a file, or nothing where there is none. */
function readIfExists(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/**
 * Finds the type of a kind by the folders of the type packages: `<package>/<group>/<version>/<Kind>`,
 * without a group for the core group. Nothing for a kind that no package knows.
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
      moduleFile: `${base}.js`,
      builtin: name === "kubernetes-models",
    };
  }
  return undefined;
}
