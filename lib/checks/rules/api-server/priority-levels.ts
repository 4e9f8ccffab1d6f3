import { type Found, isMap, isTrueAt, listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Bits of the hash of a request, by which its queues are dealt. */
const hashBits = 60;

function* ofQueuing(place: string, queuing: Found): Generator<Fault> {
  const queues = numberAt(queuing, "queues") || 64;
  const hand = numberAt(queuing, "handSize") || 8;
  if (hand > queues) {
    yield { message: `${place} deals ${hand} of ${queues} queues`, fix: "lower handSize, or raise queues" };
    return;
  }
  const hands = Array.from({ length: Math.min(hand, hashBits + 1) }, (_, i) => Math.log2(queues - i));
  if (Math.ceil(hands.reduce((sum, bits) => sum + bits, 0)) <= hashBits) return;
  const message = `${place} deals ${hand} of ${queues} queues, which are more hands than there are hashes`;
  yield { message, fix: "lower queues or handSize" };
}

/** Priority levels say how many requests wait in which queues. */
export const priorityLevels: Rule = {
  number: 138,
  name: "priority-levels",
  reason:
    "The API server refuses a priority level whose queues cannot be dealt, and schemas of a precedence of others.",
  see: "https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#prioritylevelconfiguration",
  *check(graph) {
    const group = "flowcontrol.apiserver.k8s.io";
    for (const at of graph.ofKind({ group, kind: "PriorityLevelConfiguration" })) {
      const place = "spec.limited.limitResponse.queuing";
      const queuing = valueAt(at.object, ...place.split("."));
      if (!isMap(queuing)) continue;
      for (const fault of ofQueuing(place, queuing)) yield { at, ...fault };
    }
    for (const at of graph.ofKind({ group, kind: "FlowSchema" })) {
      for (const [i, rule] of listAt(at.object, "spec", "rules").entries()) {
        for (const [j, one] of listAt(rule, "resourceRules").entries()) {
          if (isTrueAt(one, "clusterScope") || listAt(one, "namespaces").length > 0) continue;
          const message = `spec.rules[${i}].resourceRules[${j}] names no namespaces`;
          yield { at, message, fix: 'write namespaces: ["*"], or clusterScope: true' };
        }
      }
      const isExempt = textAt(at.object, "metadata", "name") === "exempt";
      if (numberAt(at.object, "spec", "matchingPrecedence") !== 1 || isExempt) continue;
      yield { at, message: "spec.matchingPrecedence is 1, which is that of exempt", fix: "write 2 or more" };
    }
  },
};
