import type { Resource } from "#lib/render/resource.ts";
import { isTrueAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Workload } from "../graph/workload.ts";

/** Name of the ServiceAccount of pods. */
export function accountOf({ podSpec }: Workload): string {
  return textAt(podSpec, "serviceAccountName") ?? textAt(podSpec, "serviceAccount") ?? "default";
}

function accountResource(graph: Graph, workload: Workload): Resource | undefined {
  const makers = graph.names.producersOf(kinds.serviceAccount, workload.namespace, accountOf(workload));
  return makers.find(({ by }) => by !== undefined)?.by;
}

const key = (namespace: string, name: string) => `${namespace}/${name}`;

const associated = once(
  ({ tree }: Graph) =>
    new Set(
      (tree.facts.podIdentityAssociations ?? []).map(({ namespace, serviceAccount }) =>
        key(namespace, serviceAccount),
      ),
    ),
);

/** Whether pods get a role at AWS from the agent of EKS Pod Identity. */
export function hasPodIdentity(graph: Graph, workload: Workload): boolean {
  return associated(graph).has(key(workload.namespace, accountOf(workload)));
}

/** Whether pods get a role at AWS by an annotation of their ServiceAccount. */
export function hasRoleAnnotation(graph: Graph, workload: Workload): boolean {
  const annotations = valueAt(accountResource(graph, workload)?.object, "metadata", "annotations");
  return textAt(annotations, "eks.amazonaws.com/role-arn") !== undefined;
}

const bound = oncePerGraph((graph) => {
  const bindings = graph.references.filter(
    ({ from, kind, place }) =>
      kind.kind === "ServiceAccount" &&
      place.startsWith("subjects[") &&
      from.object.kind.endsWith("RoleBinding"),
  );
  return new Map(bindings.map(({ namespace, name, from }) => [key(namespace, name), from]));
});

/** The binding that gives pods rights at the API server, where they carry the token for it. */
export function bindingOf(graph: Graph, workload: Workload): Resource | undefined {
  const isSaid = valueAt(workload.podSpec, "automountServiceAccountToken");
  const account = accountResource(graph, workload);
  const carries =
    isSaid === undefined
      ? valueAt(account?.object, "automountServiceAccountToken") !== false
      : isTrueAt(workload.podSpec, "automountServiceAccountToken");
  return carries ? bound(graph).get(key(workload.namespace, accountOf(workload))) : undefined;
}
