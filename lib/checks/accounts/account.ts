import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Workload } from "../graph/workload.ts";

/** Name of the ServiceAccount that pods work as. */
export function accountOf({ podSpec }: Pick<Workload, "podSpec">): string {
  return textAt(podSpec, "serviceAccountName") ?? textAt(podSpec, "serviceAccount") ?? "default";
}

/** A ServiceAccount that stands in the tree. */
export function accountObject(graph: Graph, namespace: string, name: string): Resource | undefined {
  const producers = graph.names.producersOf(kinds.serviceAccount, namespace, name);
  return producers.find(({ by }) => by !== undefined && isOf(by, kinds.serviceAccount))?.by;
}

/** Annotation of a ServiceAccount with the role that its pods have at AWS. */
export const roleAnnotation = "eks.amazonaws.com/role-arn";

/** The role that a ServiceAccount of the tree names. */
export function roleOf(account: Resource | undefined): string | undefined {
  return textAt(account?.object.metadata.annotations, roleAnnotation);
}

/** Accounts by namespace that the facts associate with a role; undefined where they say nothing. */
const associated = oncePerGraph(({ tree }): ReadonlyMap<string, ReadonlySet<string>> | undefined => {
  const { podIdentityAssociations } = tree.facts;
  if (podIdentityAssociations === undefined) return undefined;
  const accounts = new Map<string, Set<string>>();
  for (const { namespace, serviceAccount } of podIdentityAssociations) {
    accounts.set(namespace, (accounts.get(namespace) ?? new Set()).add(serviceAccount));
  }
  return accounts;
});

/** Whether a ServiceAccount has a role at AWS: by its annotation, or by the facts; undefined where those say nothing. */
export function hasRole(graph: Graph, namespace: string, name: string): boolean | undefined {
  const accounts = associated(graph);
  if (roleOf(accountObject(graph, namespace, name)) !== undefined) return true;
  return accounts && (accounts.get(namespace)?.has(name) ?? false);
}
