import type { IConstruct } from "constructs";
import { interruptibleTaint } from "#lib/model/node-group.ts";
import type { Scope } from "./scope.ts";

/** Label that EKS gives to the nodes of its node groups. */
const CAPACITY_TYPE = "eks.amazonaws.com/capacityType";

/**
 * Lets the pods of a workload give way: the scheduler stops them where others need their place, and they prefer
 * nodes that AWS may take back, those kept for such work included. On a cluster without either they run like
 * any other.
 *
 * @param template JSON pointer to the pod template
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export function addInterruptible(
  { amendments, offers }: Scope,
  workload: IConstruct,
  template: string,
): void {
  if (offers.interruptible === undefined) return;
  const fields = {
    priorityClassName: offers.interruptible.priorityClass,
    tolerations: [{ ...interruptibleTaint, operator: "Equal" }],
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            preference: { matchExpressions: [{ key: CAPACITY_TYPE, operator: "In", values: ["SPOT"] }] },
          },
        ],
      },
    },
  };
  for (const [field, value] of Object.entries(fields)) {
    amendments.put(workload, `${template}/spec/${field}`, value);
  }
}
