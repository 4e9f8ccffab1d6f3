import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import { isEmpty } from "../../graph/labels.ts";
import { declaredPorts, isPort, portText } from "../../graph/ports.ts";
import type { ServicePort } from "../../graph/service.ts";
import type { ContainerPort, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function portsText(ports: readonly ContainerPort[]): string {
  if (ports.length === 0) return "no ports";
  const texts = ports.map((one) => `${portText(one)}${one.protocol === "TCP" ? "" : `/${one.protocol}`}`);
  return enumerate(texts);
}

/** Whether a text of a container says a number, as `--port=18080` does: it listens on it without declaring it. */
function mentions({ containers }: Workload, number: number): boolean {
  const texts = containers.flatMap(({ fields }) => [
    ...textsAt(fields, "command"),
    ...textsAt(fields, "args"),
    ...listAt(fields, "env").flatMap((variable) => textAt(variable, "value") ?? []),
  ]);
  const pattern = new RegExp(`(?<!\\d)${number}(?!\\d)`);
  return texts.some((text) => pattern.test(text));
}

function violationOf(at: Resource, port: ServicePort, workload: Workload): Violation | undefined {
  const { target, protocol } = port;
  if (target === undefined) return undefined;
  const declared = declaredPorts(workload);
  if (declared.some((one) => isPort(one, target) && one.protocol === protocol)) return undefined;
  const message = `port ${portText(port)} goes to ${protocol} port ${target} of ${workload.title}`;
  if (typeof target === "string") {
    const fix = declared.length > 0 ? "correct targetPort" : `declare a containerPort of name ${target}`;
    return { at, message: `${message}, which declares ${portsText(declared)}`, fix };
  }
  // A container may listen on a number that it does not declare.
  if (declared.length === 0 || mentions(workload, target)) return undefined;
  return {
    at,
    severity: "warning",
    message: `${message}, which declares ${portsText(declared)}`,
    fix: `correct targetPort, or declare containerPort ${target} in ${workload.title}`,
  };
}

/** Target ports of Services are those of the pods behind them. */
export const servicePorts: Rule = {
  number: 308,
  name: "service-ports",
  compares: true,
  reason: "A Service of a port that its pods do not listen on is accepted, and then nothing answers.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
  *check({ services, pods }) {
    for (const { resource, namespace, selector, ports } of services) {
      if (resource === undefined || isEmpty(selector)) continue;
      for (const workload of pods.matching(namespace, selector)) {
        for (const port of ports) {
          const violation = violationOf(resource, port, workload);
          if (violation !== undefined) yield violation;
        }
      }
    }
  },
};
