import { appOfAppsOf } from "./app-of-apps.ts";
import { credentialSteps } from "./credentials.ts";
import { destroy } from "./destruction.ts";
import { sayKeptDisks, temporaryDisksAreGone } from "./disks.ts";
import { networkIsEmpty } from "./network-remains.ts";
import { updateKubeconfig } from "./programs.ts";
import { nothingIsLeft } from "./proof.ts";
import { recordsAreGone } from "./records.ts";
import { removal } from "./removal.ts";
import type { Plan } from "./step.ts";
import type { Target } from "./target.ts";
import { CLUSTER, initialize, ownedByTerraform } from "./terraform-state.ts";
import { toolSteps } from "./tools.ts";

/**
 * Takes a cluster down: Applications while the controllers of their load balancers run, then what those left, then
 * what Terraform built, and proves that nothing is left which costs money. What is gone already is left out: run
 * again after a failure, it goes on where it stopped.
 *
 * @param approve whether Terraform goes on without asking
 * @throws OperateError for a cluster that Argo CD does not deliver
 */
export function tearDown(target: Target, { approve }: { readonly approve: boolean }): Plan {
  const { entrances, others } = removal(target, appOfAppsOf(target.tree));
  return {
    title: `tear-down ${target.name}`,
    again: `npm run tear-down -- ${target.name}${approve ? ` --yes-destroy ${target.name}` : ""}`,
    steps: [
      ...toolSteps(target, ["aws", "terraform", "kubectl"]),
      ...credentialSteps(target),
      initialize(target),
      ...ownedByTerraform(target),
      {
        kind: "run",
        title: "kubectl knows the cluster",
        needs: CLUSTER,
        command: updateKubeconfig(target),
        cure: "ask for the right eks:DescribeCluster",
      },
      sayKeptDisks(target),
      ...entrances,
      ...recordsAreGone(target),
      ...others,
      temporaryDisksAreGone(target),
      ...networkIsEmpty(target),
      ...destroy(target, approve),
      ...nothingIsLeft(target),
    ],
  };
}
