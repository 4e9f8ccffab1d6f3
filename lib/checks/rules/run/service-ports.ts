import type { Resource } from "#lib/render/resource.ts";
import { isEmpty } from "../../graph/labels.ts";
import { declaredPorts, isPort, portText } from "../../graph/ports.ts";
import type { ServicePort } from "../../graph/service.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function violationOf(at: Resource, port: ServicePort, workload: Workload): Violation | undefined {
  const { target, protocol } = port;
  if (target === undefined) return undefined;
  const declared = declaredPorts(workload);
  if (declared.some((one) => isPort(one, target) && one.protocol === protocol)) return undefined;
  const message = `port ${portText(port)} goes to ${protocol} port ${target} of ${workload.title}`;
  const declare = `declare containerPort ${target} in ${workload.title}`;
  if (declared.length > 0) {
    const has = enumerate(
      declared.map((one) => `${portText(one)}${one.protocol === "TCP" ? "" : `/${one.protocol}`}`),
    );
    const fix = typeof target === "number" ? `correct targetPort, or ${declare}` : "correct targetPort";
    return { at, message: `${message}, which declares ${has}`, fix };
  }
  if (typeof target === "string") {
    return {
      at,
      message: `${message}, which declares no ports`,
      fix: `declare a containerPort of name ${target}`,
    };
  }
  // A container may listen on a number that it does not declare.
  return undefined;
}

/** Target ports of Services are those of the pods behind them. */
export const servicePorts: Rule = {
  number: 308,
  name: "service-ports",
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
