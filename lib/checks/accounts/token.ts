import type { Resource } from "#lib/render/resource.ts";
import { isMap, listAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import type { Workload } from "../graph/workload.ts";
import { accountObject, accountOf } from "./account.ts";

/** Whether pods have the token of their ServiceAccount, and who says that they do not. */
export type Token =
  | { readonly isMounted: true }
  | { readonly isMounted: false; readonly by: "their template" | Resource };

const mounted: Token = { isMounted: true };

function projectsToken({ podSpec }: Workload): boolean {
  for (const volume of listAt(podSpec.volumes)) {
    if (!isMap(volume) || volume.projected === undefined) continue;
    const sources = listAt(volume.projected, "sources");
    if (sources.some((source) => valueAt(source, "serviceAccountToken") !== undefined)) return true;
  }
  return false;
}

/**
 * Whether the pods of a workload get the token of their ServiceAccount: unless they or the ServiceAccount say that they
 * do not, and no volume has one.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
 */
export function tokenOf(graph: Graph, workload: Workload): Token {
  const own = workload.podSpec.automountServiceAccountToken ?? undefined;
  // What the template says goes before what the account does.
  const account =
    own === undefined ? accountObject(graph, workload.namespace, accountOf(workload)) : undefined;
  const ofAccount = valueAt(account?.object, "automountServiceAccountToken");
  if ((own ?? ofAccount) !== false || projectsToken(workload)) return mounted;
  return { isMounted: false, by: account ?? "their template" };
}
