import { accountOf } from "../../accounts/account.ts";
import { bindingsOf, isForCalls } from "../../accounts/bindings.ts";
import { tokenOf } from "../../accounts/token.ts";
import type { Rule } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

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
      const tokens = workloads.map((workload) => ({ workload, token: tokenOf(graph, workload) }));
      // The rights may be for those that have a token.
      if (tokens.some(({ token }) => token.isMounted)) continue;
      for (const { workload, token } of tokens) {
        if (token.isMounted) continue;
        const by = token.by === "their template" ? token.by : titleOf(token.by);
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
