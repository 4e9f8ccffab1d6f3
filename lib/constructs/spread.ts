import { type Selected, selectorOf } from "./labels.ts";
import type { Scope } from "./scope.ts";

/**
 * Spreads the pods of a workload over zones and nodes. On a cluster that has to survive the loss of a node or
 * zone, nodes are binding; elsewhere a pod rather runs beside another than not at all. Zones are never binding:
 * with the nodes of one zone gone, its pods have to run in the other.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadOver({ cluster }: Scope, workload: Selected) {
  const labelSelector = { matchLabels: selectorOf(workload) };
  return [
    {
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector,
    },
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: cluster.highAvailability ? "DoNotSchedule" : "ScheduleAnyway",
      labelSelector,
    },
  ];
}
