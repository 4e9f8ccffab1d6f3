import { isList, listAt, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import { kubectl } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

function read(answer: Answer, wanted: number): Reading {
  const items = answer.status === 0 ? mapAt(jsonOf(answer)).items : undefined;
  if (!isList(items)) return failed(answer);
  const ready = items.filter((node) =>
    listAt(node, "status", "conditions").some(
      (condition) => textAt(condition, "type") === "Ready" && textAt(condition, "status") === "True",
    ),
  );
  if (ready.length >= wanted) return { met: true };
  return { met: false, because: [`${ready.length} of ${wanted} nodes are ready`] };
}

/** Waits until as many nodes are ready as there are at least. */
export function waitForNodes(target: Target): Ask {
  return {
    kind: "ask",
    title: `At least ${target.nodes} ${target.nodes === 1 ? "node is" : "nodes are"} ready`,
    question: {
      command: kubectl(target, "get", "nodes", "-o", "json"),
      read: (answer) => read(answer, target.nodes),
    },
    patience: { every: 10, limit: 15 * 60 },
    cure: `aws eks describe-nodegroup --cluster-name ${target.name} --nodegroup-name NAME --region ${target.region} says what is wrong`,
  };
}
