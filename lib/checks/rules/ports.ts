import type { Rule } from "../rule.ts";
import { backendViolations } from "./ports/backends.ts";
import { duplicateViolations } from "./ports/duplicates.ts";
import { monitorViolations } from "./ports/monitors.ts";
import { policyViolations } from "./ports/policies.ts";
import { probeViolations } from "./ports/probes.ts";
import { targetViolations } from "./ports/targets.ts";

/** Every port that is named or numbered is one that the other side has. */
export const ports: Rule = {
  number: 202,
  name: "ports",
  reason:
    "A Service, probe or monitor of a port that nobody listens on is accepted, and then nothing answers.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
  *check(graph) {
    yield* targetViolations(graph);
    yield* backendViolations(graph);
    yield* probeViolations(graph);
    yield* monitorViolations(graph);
    yield* policyViolations(graph);
    yield* duplicateViolations(graph);
  },
};
