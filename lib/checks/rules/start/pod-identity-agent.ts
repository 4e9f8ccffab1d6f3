import { accountObject, roleOf } from "../../accounts/account.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const agent = "eks-pod-identity-agent";

function runsAgent({ charts, workloads }: Graph): boolean {
  return (
    charts.some(({ chart }) => chart.includes(agent)) ||
    workloads.some(({ containers }) =>
      containers.some(({ fields }) => textAt(fields, "image")?.includes(agent) === true),
    )
  );
}

/** The agent runs that gives pods the credentials of their roles. */
export const podIdentityAgent: Rule = {
  number: 285,
  name: "pod-identity-agent",
  reason: "Without the agent of Pod Identity on their node, pods get no credentials for the role they have.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html",
  *check(graph) {
    const { eksAddons, podIdentityAssociations = [] } = graph.tree.facts;
    if (eksAddons === undefined || eksAddons.includes(agent) || runsAgent(graph)) return;
    const accounts = podIdentityAssociations
      .map(({ namespace, serviceAccount }) => ({
        namespace,
        account: accountObject(graph, namespace, serviceAccount),
      }))
      .flatMap(({ namespace, account }) =>
        account === undefined || roleOf(account) !== undefined
          ? []
          : [`${namespace}/${account.object.metadata.name}`],
      );
    if (accounts.length === 0) return;
    yield {
      at: graph.tree,
      message: `ServiceAccounts ${enumerate([...new Set(accounts)].sort())} have roles by Pod Identity, and the add-on ${agent} is not among those of the cluster: their pods get no credentials`,
      fix: `add ${agent} to the add-ons of EKS`,
    };
  },
};
