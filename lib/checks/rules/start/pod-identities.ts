import { accountObject, accountOf, hasRole } from "../../accounts/account.ts";
import { awsUseOf } from "../../accounts/aws-use.ts";
import { storesWithoutRole } from "../../accounts/store-identities.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { referencesTo } from "../../graph/references-by-kind.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function* podsWithoutRole(graph: Graph): Generator<Violation> {
  const { podIdentityAssociations = [] } = graph.tree.facts;
  for (const workload of graph.workloads) {
    const [{ namespace }, account] = [workload, accountOf(workload)];
    if (hasRole(graph, namespace, account) !== false) continue;
    const use = awsUseOf(graph, workload);
    if (use === undefined) continue;
    const others = podIdentityAssociations.filter((one) => one.namespace === namespace);
    const names = [...new Set(others.map(({ serviceAccount }) => serviceAccount))].sort();
    yield {
      at: workload.resource,
      message: `${use}, and its ServiceAccount ${account} has no role at AWS, neither by Pod Identity nor by an annotation: AWS refuses its calls`,
      fix:
        names.length === 0
          ? `give ${namespace}/${account} a role, or name a ServiceAccount with one`
          : `name ServiceAccount ${enumerate(names)}, or give ${account} a role`,
    };
  }
}

/** Places that name a ServiceAccount to work as it, as `namespace/name`. */
function usedAccounts(graph: Graph): Set<string> {
  const references = referencesTo(graph, kinds.serviceAccount);
  const named = references.filter(({ place }) => !place.startsWith("subjects"));
  return new Set([
    ...graph.workloads.map((one) => `${one.namespace}/${accountOf(one)}`),
    ...named.map(({ namespace, name }) => `${namespace}/${name}`),
  ]);
}

/** Roles of ServiceAccounts that are in the tree and that no pods work as, where all pods are in the tree. */
function* unusedRoles(graph: Graph): Generator<Violation> {
  const used = usedAccounts(graph);
  const workloads = Map.groupBy(graph.workloads, ({ namespace }) => namespace);
  const accounts = new Map([...workloads].map(([name, some]) => [name, new Set(some.map(accountOf))]));
  for (const { namespace, serviceAccount: name } of graph.tree.facts.podIdentityAssociations ?? []) {
    const account = accountObject(graph, namespace, name);
    if (account === undefined || used.has(`${namespace}/${name}`) || graph.unseen.has(namespace)) continue;
    const near = nearest(name, accounts.get(namespace) ?? []);
    yield {
      at: account,
      severity: "warning",
      message: `it has a role at AWS, and no pods of namespace ${namespace} work as it${near === undefined ? "" : `, but some do as ${near}`}: they get no role`,
      fix: "name it as serviceAccountName of the pods that call AWS, or remove it and its role",
    };
  }
}

/** Pods and stores that call AWS work as a ServiceAccount with a role there. */
export const podIdentities: Rule = {
  number: 282,
  name: "pod-identities",
  reason: "A pod without a role gets no credentials, and all that it asks AWS for is refused.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
  *check(graph) {
    yield* podsWithoutRole(graph);
    yield* storesWithoutRole(graph);
    yield* unusedRoles(graph);
  },
};
