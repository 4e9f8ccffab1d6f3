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

function ofPod(workloads: readonly Workload[], podName: string): readonly Workload[] {
  return workloads.filter((workload) => isPodOf(workload, podName));
}

/** The name of the one pod that a selector asks for. */
function podNameIn({ labels }: Selector): string | undefined {
  for (const label of labels) {
    if (label[0] === podNameLabel) return label[1];
  }
  return undefined;
}

function withoutPodName(selector: Selector): Selector {
  return { ...selector, labels: selector.labels.filter(([key]) => key !== podNameLabel) };
}

/**
 * Indexes workloads by the labels of their pods, and by the one that a StatefulSet gives each of its pods.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
 */
export function indexPods(workloads: readonly Workload[]): Pods {
  const index = indexLabels(workloads);
  return {
    matching: (namespace, selector) => {
      const podName = podNameIn(selector);
      if (podName === undefined) return index.matching(namespace, selector);
      return ofPod(index.matching(namespace, withoutPodName(selector)), podName);
    },
    everywhere: (selector) => {
      const podName = podNameIn(selector);
      if (podName === undefined) return index.everywhere(selector);
      return ofPod(index.everywhere(withoutPodName(selector)), podName);
    },
  };
}
