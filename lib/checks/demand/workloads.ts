import { type PodSet, podSet, type Spread, type Toleration, type Topology } from "#lib/capacity/demand.ts";
import { mebibytesOf } from "#lib/capacity/quantity.ts";
import type { Fields } from "#lib/render/resource.ts";
import { type Found, listAt, numberAt, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { matches, selectorOf } from "../graph/labels.ts";
import type { Workload } from "../graph/workload.ts";
import { countOf } from "./replicas.ts";
import { requestsOf } from "./requests.ts";

const topologies: Readonly<Record<string, Topology>> = {
  "kubernetes.io/hostname": "node",
  "topology.kubernetes.io/zone": "zone",
};

function topologyOf(term: Found): Topology | undefined {
  return topologies[textAt(term, "topologyKey") ?? ""];
}

function spreadOf(podSpec: Fields): Spread[] {
  return listAt(podSpec, "topologySpreadConstraints").flatMap((constraint) => {
    const over = topologyOf(constraint);
    if (over === undefined || textAt(constraint, "whenUnsatisfiable") === "ScheduleAnyway") return [];
    return [{ over, maxSkew: numberAt(constraint, "maxSkew") ?? 1 }];
  });
}

/** Topologies in whose places the pods bear none of their own kind. */
function aloneIn({ podSpec, labels }: Workload): Topology[] {
  if (podSpec.affinity === undefined) return [];
  return listAt(podSpec, "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
    .filter((term) => matches(selectorOf(valueAt(term, "labelSelector")), labels))
    .flatMap((term) => topologyOf(term) ?? []);
}

function tolerationOf(toleration: Found): Toleration {
  const key = textAt(toleration, "key");
  const value = textAt(toleration, "operator") === "Exists" ? undefined : (textAt(toleration, "value") ?? "");
  return { ...(key !== undefined && { key }), ...(value !== undefined && { value }) };
}

/** MiB that a list of claim templates asks for. */
export function claimedBy(templates: readonly Found[]): number {
  const each = templates.map((one) => mebibytesOf(valueAt(one, "spec", "resources", "requests", "storage")));
  return each.reduce((sum, storage) => sum + storage, 0);
}

/** What follows from a pod's own description, wherever that stands. */
export function wishesOf(
  podSpec: Fields,
): Pick<PodSet, "requests" | "nodeSelector" | "tolerations" | "spread"> {
  return {
    requests: requestsOf(podSpec),
    nodeSelector:
      podSpec.nodeSelector === undefined ? {} : Object.fromEntries(textEntriesAt(podSpec, "nodeSelector")),
    tolerations: listAt(podSpec, "tolerations").map(tolerationOf),
    spread: spreadOf(podSpec),
  };
}

/** Whether the pods mount a disk that a manifest claims. */
function mountsClaim(podSpec: Fields): boolean {
  return listAt(podSpec, "volumes").some((volume) => valueAt(volume, "persistentVolumeClaim") !== undefined);
}

/** The pods of a workload of the tree. */
export function podSetOf(graph: Graph, workload: Workload): PodSet {
  const { resource, podSpec, title } = workload;
  const templates = listAt(resource.object, "spec", "volumeClaimTemplates");
  return podSet({
    unit: resource.unit,
    name: title,
    ...countOf(graph, workload),
    ...wishesOf(podSpec),
    claims: claimedBy(templates),
    isHeld: templates.length > 0 || mountsClaim(podSpec),
    alone: aloneIn(workload),
  });
}
