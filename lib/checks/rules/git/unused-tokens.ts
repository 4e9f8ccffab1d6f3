import { accountOf } from "../../accounts/account.ts";
import { bindingsOf } from "../../accounts/bindings.ts";
import { tokenOf } from "../../accounts/token.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import { isNodeSoftware, ordinaryWorkloads } from "../../privileges/ordinary.ts";
import type { Rule } from "../../rule.ts";

/** What so many workloads of a tree do, three of four, is how it is meant to be. */
const leastAlike = 3;
const leastShare = 0.75;

/** Programs that ask the API although no binding of the tree gives them rights. */
const client = /kubectl|kube-|operator|controller|ingress|prometheus|argo|velero|vault|k8s/i;

function isClient({ containers }: Workload): boolean {
  return containers.some(
    (container) =>
      isNodeSoftware(container) || client.test(`${container.fields.image} ${container.words.join(" ")}`),
  );
}

/** Workloads whose ServiceAccounts have no rights at the API, as far as the tree shows. */
function withoutRights(graph: Graph): Workload[] {
  const bindings = bindingsOf(graph);
  return ordinaryWorkloads(graph).filter(
    (workload) =>
      bindings.of(workload.namespace, accountOf(workload)).length === 0 &&
      !bindings.hasGroupOf(workload.namespace) &&
      !isClient(workload),
  );
}

/** Where a tree keeps tokens from pods that have no use for them, none of these has one. */
export const unusedTokens: Rule = {
  number: 523,
  name: "unused-tokens",
  reason:
    "A token that nobody uses is one more that can be stolen, and every right its account ever gets is in it.",
  see: "https://kubernetes.io/docs/concepts/security/service-accounts/#assign-to-pod",
  *check(graph) {
    const all = withoutRights(graph);
    const mounting = all.filter((workload) => tokenOf(graph, workload).isMounted);
    const others = all.length - mounting.length;
    if (others < leastAlike || others < all.length * leastShare) return;
    for (const workload of mounting) {
      yield {
        at: workload.resource,
        severity: "warning",
        message: `its pods have the token of ServiceAccount ${accountOf(workload)}, which has no rights, while those of most others of the tree have none`,
        fix: "set automountServiceAccountToken to false",
      };
    }
  },
};
