import { textAt, textsAt } from "#lib/checks/graph/fields.ts";
import { terraform } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

function read(answer: Answer, zone: string | undefined): Reading {
  const runbook = answer.status === 0 ? jsonOf(answer) : undefined;
  if (runbook === undefined) return failed(answer);
  const servers = textsAt(runbook, "zone_name_servers").join(", ");
  const topic = textAt(runbook, "alarm_topic");
  return {
    met: true,
    say: [
      ...(servers === "" ? [] : [`zone ${zone}: the parent zone has to delegate it to ${servers}`]),
      ...(topic === undefined ? [] : [`alarms: subscribe to ${topic}`]),
    ],
  };
}

/** Says what a person has to do outside of this account, or for themselves. */
export function sayOutputs(target: Target): Ask {
  return {
    kind: "ask",
    title: "A person tells the parent zone, and subscribes to alarms, where there are any",
    question: {
      command: terraform(target, "output", "-json", "runbook"),
      read: (answer) => read(answer, target.hostedZone),
    },
    cure: "mend what Terraform says",
  };
}
