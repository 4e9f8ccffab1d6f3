import { indexLabels, type LabelIndex } from "./label-index.ts";
import type { Selector } from "./labels.ts";
import type { Workload } from "./workload.ts";

/** Finds workloads by the labels of their pods. */
export type Pods = LabelIndex<Workload>;

const podNameLabel = "statefulset.kubernetes.io/pod-name";

/** Whether a name is the one of a pod of a StatefulSet: its own, and an ordinal. */
function isPodOf({ resource: { object } }: Workload, podName: string): boolean {
  const prefix = `${object.metadata.name}-`;
  return (
    object.kind === "StatefulSet" && podName.startsWith(prefix) && /^\d+$/.test(podName.slice(prefix.length))
  );
}

/**
 * Indexes workloads by the labels of their pods, and by the one that a StatefulSet gives each of its pods.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
 */
export function indexPods(workloads: readonly Workload[]): Pods {
  const index = indexLabels(workloads);
  const among = (find: (selector: Selector) => readonly Workload[], selector: Selector) => {
    const podName = selector.labels.find(([key]) => key === podNameLabel)?.[1];
    if (podName === undefined) return find(selector);
    const ofAll: Selector = {
      ...selector,
      labels: selector.labels.filter(([key]) => key !== podNameLabel),
    };
    return find(ofAll).filter((workload) => isPodOf(workload, podName));
  };
  return {
    matching: (namespace, selector) => among((one) => index.matching(namespace, one), selector),
    everywhere: (selector) => among((one) => index.everywhere(one), selector),
  };
}
