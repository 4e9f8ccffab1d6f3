import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The kube-linter of this machine; undefined when it has none. */
export function installedKubeLinter(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "kube-linter")).find(existsSync);
}

/** What one check of kube-linter says of one object. */
export interface LintFinding {
  readonly check: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly message: string;
}

/** What is read of kube-linter's JSON. */
interface Output {
  /** Null where nothing was found. */
  readonly Reports: readonly Report[] | null;
}

interface Report {
  readonly Check: string;
  readonly Diagnostic: { readonly Message: string };
  readonly Object: {
    readonly K8sObject: {
      readonly Namespace: string;
      readonly Name: string;
      readonly GroupVersionKind: { readonly Kind: string };
    };
  };
}

function findingOf({ Check, Diagnostic, Object: { K8sObject } }: Report): LintFinding {
  const { Namespace, Name, GroupVersionKind } = K8sObject;
  const object = { kind: GroupVersionKind.Kind, namespace: Namespace, name: Name };
  return { check: Check, ...object, message: Diagnostic.Message };
}

/**
 * What the default checks of kube-linter find in a folder of manifests.
 *
 * @throws Error when kube-linter does not run, or finds no object
 * @see https://docs.kubelinter.io/#/using-kubelinter
 */
export function lint(kubeLinter: string, folder: string): LintFinding[] {
  const parameters = ["lint", ".", "--format", "json", "--fail-if-no-objects-found"];
  // It looks for its configuration in the folder it runs in: beside manifests there is none.
  const { stdout, stderr } = spawnSync(kubeLinter, parameters, { cwd: folder, encoding: "utf8" });
  if (!stdout.startsWith("{")) throw new Error(`kube-linter lint ${folder} gives no JSON: ${stderr}`);
  const output: Output = JSON.parse(stdout);
  return (output.Reports ?? []).map(findingOf);
}
