import { PriorityClass } from "kubernetes-models/scheduling.k8s.io/v1/PriorityClass";
import { addObject } from "#lib/constructs/object.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { withBackend } from "../clusters.ts";

const interruptible = "interruptible";

/**
 * Below pods without a class, which have 0. Not below -10: for a pod under that, Cluster Autoscaler makes no node.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#how-does-cluster-autoscaler-work-with-pod-priority-and-preemption
 */
const BELOW_ALL_OTHERS = -1;

/**
 * How much work matters: where nodes are full, pods of the class `interruptible` are stopped in favor of all
 * others, and never the other way round.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
 */
export default defineAddOn({
  name: "priority-classes",
  on: withBackend,
  namespace: "kube-system",
  contents: () => ({
    offers: { interruptible: { priorityClass: interruptible } },
    resources(chart) {
      addObject(
        chart,
        new PriorityClass({
          metadata: { name: interruptible },
          value: BELOW_ALL_OTHERS,
          preemptionPolicy: "Never",
          globalDefault: false,
          description: "Work that can be stopped at any time and run later; it gives way to all other work",
        }),
      );
    },
  }),
});
