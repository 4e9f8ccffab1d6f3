import { sayAddresses } from "./addresses.ts";
import { type AppOfApps, appOfAppsOf } from "./app-of-apps.ts";
import { waitForApplications } from "./applications.ts";
import { credentialSteps } from "./credentials.ts";
import { applyRoot, firstArgoCd } from "./first-argo-cd.ts";
import { waitForNodes } from "./nodes.ts";
import { sayOutputs } from "./outputs.ts";
import { isPlaceholder } from "./placeholder.ts";
import { terraform, updateKubeconfig } from "./programs.ts";
import { saySecrets } from "./secrets-to-fill.ts";
import type { Ask, Plan, Run } from "./step.ts";
import type { Target } from "./target.ts";
import { initialize, ownedByTerraform, stateBucketSteps } from "./terraform-state.ts";
import { toolSteps } from "./tools.ts";

/** Argo CD reads a repository: without its address nothing would come of the rest. */
function repositoryIsNamed({ repository }: AppOfApps): Ask {
  return {
    kind: "ask",
    title: "Argo CD knows the address of the repository",
    question: {
      command: { program: "git", args: ["ls-remote", "--heads", repository] },
      read: ({ status }) => {
        if (isPlaceholder(repository)) return { met: false, because: [`${repository} is a placeholder`] };
        return { met: true, say: status === 0 ? [] : [`${repository} cannot be read from here`] };
      },
    },
    cure: "put the address of your copy into infra/repository.ts, generate, commit and push",
  };
}

function build(target: Target, approve: boolean): Run[] {
  return [
    {
      kind: "run",
      title: "Terraform has built the cluster",
      command: terraform(target, "apply", ...(approve ? ["-auto-approve"] : [])),
      cure: "mend what Terraform says (docs/bring-up.md)",
    },
    {
      kind: "run",
      title: "kubectl knows the cluster",
      command: updateKubeconfig(target),
      cure: "ask for the right eks:DescribeCluster",
    },
  ];
}

/**
 * Brings a cluster up, from nothing to every Application healthy. What is there already is left as it is: run again
 * after a failure, it goes on where it stopped.
 *
 * @param approve whether Terraform applies its plan without asking
 * @throws OperateError for a cluster that Argo CD does not deliver
 */
export function bringUp(target: Target, { approve }: { readonly approve: boolean }): Plan {
  const apps = appOfAppsOf(target.tree);
  const again = `npm run bring-up -- ${target.name}${approve ? " --yes" : ""}`;
  return {
    title: `bring-up ${target.name}`,
    again,
    steps: [
      ...toolSteps(target, ["aws", "terraform", "kubectl", "helm"]),
      ...credentialSteps(target),
      repositoryIsNamed(apps),
      ...stateBucketSteps(target, approve),
      initialize(target),
      ...ownedByTerraform(target),
      ...build(target, approve),
      waitForNodes(target),
      ...firstArgoCd(target, apps),
      applyRoot(target, apps),
      sayOutputs(target),
      ...saySecrets(target),
      waitForApplications(target, apps),
      sayAddresses(target),
    ],
  };
}
