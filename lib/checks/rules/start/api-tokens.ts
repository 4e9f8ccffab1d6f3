import { accountObject, accountOf } from "../../accounts/account.ts";
import { bindingsOf, isForCalls } from "../../accounts/bindings.ts";
import { listAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

/** What keeps the token of its ServiceAccount from pods: they or the ServiceAccount say so, and no volume has one. */
function switchOf(graph: Graph, workload: Workload): string | undefined {
  const { podSpec, namespace } = workload;
  const account = accountObject(graph, namespace, accountOf(workload));
  const projects = listAt(podSpec, "volumes").some((volume) =>
    listAt(volume, "projected", "sources").some(
      (source) => valueAt(source, "serviceAccountToken") !== undefined,
    ),
  );
  const [own, ofAccount] = [
    valueAt(podSpec, "automountServiceAccountToken"),
    valueAt(account?.object, "automountServiceAccountToken"),
  ];
  if (projects || (own ?? ofAccount) !== false) return undefined;
  return own === false || account === undefined ? "their template" : titleOf(account);
}

/** Pods whose ServiceAccount has rights at the API get the token to use them. */
export const apiTokens: Rule = {
  number: 280,
  name: "api-tokens",
  reason: "A pod without the token of its ServiceAccount cannot call the API, whatever rights that has.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting",
  *check(graph) {
    const bindings = bindingsOf(graph);
    const byAccount = Map.groupBy(graph.workloads, (one) => `${one.namespace}/${accountOf(one)}`);
    for (const workloads of byAccount.values()) {
      const switches = workloads.map((workload) => ({ workload, by: switchOf(graph, workload) }));
      // The rights may be for those that have a token.
      if (switches.some(({ by }) => by === undefined)) continue;
      for (const { workload, by } of switches) {
        const account = accountOf(workload);
        const [binding] = bindings.of(workload.namespace, account).filter((one) => isForCalls(graph, one));
        if (binding === undefined || account === "default") continue;
        yield {
          at: workload.resource,
          message: `its ServiceAccount ${account} has rights by ${titleOf(binding)}, but automountServiceAccountToken of ${by} is false: its pods cannot call the API`,
          fix: "set automountServiceAccountToken to true in the pod template, or remove the binding",
        };
      }
    }
  },
};
