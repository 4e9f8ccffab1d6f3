import { join } from "node:path";
import { check } from "#lib/checks/check.ts";
import { contractRules } from "#lib/checks/contract/rules.ts";
import type { Finding } from "#lib/checks/finding.ts";
import { noFaults, type SchemaSource } from "#lib/checks/schema-source.ts";
import { generatedFolder } from "./layout.ts";
import { readTrees } from "./tree.ts";

/** The schemas of what was generated hold already. */
const anySchema: SchemaSource = {
  faultsOf: () => noFaults,
  definitionOf: () => undefined,
};

const ofContract = new Set(contractRules.map(({ name }) => name));

function ofCluster(root: string, cluster: string): Finding[] {
  const folder = `${generatedFolder}/${cluster}`;
  const { trees } = readTrees(join(root, folder));
  return trees
    .flatMap((tree) => check(tree, anySchema).findings)
    .filter(({ rule, severity }) => ofContract.has(rule) && severity === "error")
    .map((finding) => ({ ...finding, file: `${folder}/${finding.file}` }));
}

/**
 * Where files in `generated/` contradict each other, among clusters of which some drifted: somebody edited the
 * manifests or the facts of Terraform by hand, and not both.
 *
 * @param drift what is known to differ from the definitions
 */
export function contradictions(root: string, drift: readonly Finding[]): Finding[] {
  const clusters = new Set(drift.map(({ cluster }) => cluster).filter((cluster) => cluster !== ""));
  return [...clusters].flatMap((cluster) => ofCluster(root, cluster));
}
