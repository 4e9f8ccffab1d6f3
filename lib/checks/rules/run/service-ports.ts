import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import { isEmpty } from "../../graph/labels.ts";
import { once } from "../../graph/once.ts";
import { declaredPorts, portText } from "../../graph/ports.ts";
import type { ServicePort } from "../../graph/service.ts";
import { nearestWorkloads } from "../../graph/variants.ts";
import type { ContainerPort, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function portsText(ports: readonly ContainerPort[]): string {
  if (ports.length === 0) return "no ports";
  const texts = ports.map((one) => `${portText(one)}${one.protocol === "TCP" ? "" : `/${one.protocol}`}`);
  return enumerate(texts);
}

/** Numbers that texts of containers say, as `--port=18080` does: they listen on one without declaring it. */
const mentionedBy = once(({ containers }: Workload): ReadonlySet<number> => {
  const texts = containers.flatMap(({ fields }) => [
    ...textsAt(fields, "command"),
    ...textsAt(fields, "args"),
    ...listAt(fields, "env").flatMap((variable) => textAt(variable, "value") ?? []),
  ]);
  return new Set(texts.flatMap((text) => text.match(/\d+/g) ?? []).map(Number));
});

const targetKey = ({ target, protocol }: Pick<ServicePort, "target" | "protocol">) =>
  JSON.stringify([target, protocol]);

const portsOf = once((workload: Workload) => {
  const declared = declaredPorts(workload);
  const targets = declared.flatMap(({ name, number, protocol }) =>
    [name, number].map((target) => targetKey({ target, protocol })),
  );
  return { declared, targets: new Set(targets) };
});

function violationOf(at: Resource, port: ServicePort, workload: Workload): Violation | undefined {
  const { target, protocol } = port;
  if (target === undefined) return undefined;
  const { declared, targets } = portsOf(workload);
  if (targets.has(targetKey(port))) return undefined;
  const message = `port ${portText(port)} goes to ${protocol} port ${target} of ${workload.title}`;
  if (typeof target === "string") {
    const fix = declared.length > 0 ? "correct targetPort" : `declare a containerPort of name ${target}`;
    return { at, message: `${message}, which declares ${portsText(declared)}`, fix };
  }
  // A container may listen on a number that it does not declare.
  if (declared.length === 0 || mentionedBy(workload).has(target)) return undefined;
  return {
    at,
    severity: "warning",
    message: `${message}, which declares ${portsText(declared)}`,
    fix: `correct targetPort, or declare containerPort ${target} in ${workload.title}`,
  };
}

/** More workloads than that are told a Service by a label of all. */
const mostWorkloads = 100;

/** Ports that every one of several workloads declares. */
const declaredByAll = once((workloads: readonly Workload[]): ReadonlySet<string> => {
  const [first, ...others] = workloads.map((workload) => portsOf(workload).targets);
  return others.reduce((common, targets) => common.intersection(targets), first ?? new Set());
});

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
      const selected = nearestWorkloads(resource, pods.matching(namespace, selector));
      const common = declaredByAll(selected);
      const wanted = ports.filter((port) => !common.has(targetKey(port)));
      for (const workload of wanted.length === 0 ? [] : selected.slice(0, mostWorkloads)) {
        for (const port of wanted) {
          const violation = violationOf(resource, port, workload);
          if (violation !== undefined) yield violation;
        }
      }
    }
  },
};
