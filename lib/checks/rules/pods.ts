import type { Rule } from "../rule.ts";
import { environmentViolations } from "./pods/environment.ts";
import { nameViolations } from "./pods/names.ts";
import { probeViolations } from "./pods/probes.ts";
import { resourceViolations } from "./pods/resources.ts";
import { restartViolations } from "./pods/restart.ts";
import { volumeViolations } from "./pods/volumes.ts";

/** What a pod template says in one place agrees with what it says in another. */
export const pods: Rule = {
  number: 103,
  name: "pods",
  reason:
    "The API server refuses pods whose fields contradict each other, although each field is what its schema allows.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
  *check(graph) {
    yield* nameViolations(graph);
    yield* resourceViolations(graph);
    yield* environmentViolations(graph);
    yield* volumeViolations(graph);
    yield* probeViolations(graph);
    yield* restartViolations(graph);
  },
};
