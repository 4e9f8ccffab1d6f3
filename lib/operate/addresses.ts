import { isList, listAt, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Value } from "#lib/render/resource.ts";
import { kubectl } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";

function addressOf(object: Value): string | undefined {
  const [first] = listAt(object, "status", "loadBalancer", "ingress");
  return textAt(first, "hostname") ?? textAt(first, "ip");
}

function lineOf(object: Value): string[] {
  const address = addressOf(object);
  if (address === undefined) return [];
  const [kind, namespace, name] = [
    textAt(object, "kind"),
    textAt(object, "metadata", "namespace"),
    textAt(object, "metadata", "name"),
  ];
  const hosts = listAt(object, "spec", "rules").flatMap((rule) => textAt(rule, "host") ?? []);
  return [`${kind} ${namespace}/${name}: ${[...hosts, address].join(" -> ")}`];
}

function read(answer: Answer): Reading {
  const items = answer.status === 0 ? mapAt(jsonOf(answer)).items : undefined;
  return isList(items) ? { met: true, say: items.flatMap(lineOf) } : failed(answer);
}

/** Says at which addresses load balancers can be reached. */
export function sayAddresses(target: Target): Ask {
  return {
    kind: "ask",
    title: "These are the addresses",
    question: {
      command: kubectl(target, "get", "ingresses,services", "--all-namespaces", "-o", "json"),
      read,
    },
    cure: "see whether kubectl reaches the cluster",
  };
}
