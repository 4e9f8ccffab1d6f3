import { numberAt, textAt } from "../../graph/fields.ts";
import { type Monitor, podMonitorsOf, serviceMonitorsOf } from "../../graph/monitors.ts";
import { once } from "../../graph/once.ts";
import { declaredPorts, isPort, portText } from "../../graph/ports.ts";
import type { Service } from "../../graph/service.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate, titleOf } from "../../wording.ts";

interface Ports {
  readonly owners: readonly string[];
  readonly ports: readonly { readonly name: string | undefined; readonly number: number | undefined }[];
}

function violationOf(
  { resource: at, sees }: Monitor,
  place: string,
  port: string | number,
  { owners, ports }: Ports,
): Violation | undefined {
  // Nothing found is a matter of selectors, not of ports.
  if (owners.length === 0 || ports.some((one) => isPort(one, port))) return undefined;
  const isDoubtful = sees === "part" || (typeof port === "number" && ports.length === 0);
  const has = ports.length === 0 ? "no ports" : enumerate([...new Set(ports.map(portText))]);
  return {
    at,
    ...(isDoubtful && { severity: "warning" }),
    message: `${place} names port ${port} of ${enumerate([...new Set(owners)])}, which has ${has}`,
    fix: "correct the port of the endpoint",
  };
}

const portsOfServices = once(
  (services: readonly Service[]): Ports => ({
    owners: services.flatMap(({ resource }) => (resource === undefined ? [] : [titleOf(resource)])),
    ports: services.flatMap(({ ports }) => ports),
  }),
);

const portsOfPods = once(
  (workloads: readonly Workload[]): Ports => ({
    owners: workloads.map(({ title }) => title),
    ports: workloads.flatMap(declaredPorts),
  }),
);

function* ofMonitor(monitor: Monitor): Generator<Violation> {
  const ofServices = portsOfServices(monitor.services);
  const ofPods = portsOfPods(monitor.workloads);
  for (const [index, endpoint] of monitor.endpoints.entries()) {
    const place = `spec.${monitor.list}[${index}]`;
    const port = textAt(endpoint, "port");
    const target =
      textAt(endpoint, "targetPort") ?? numberAt(endpoint, "targetPort") ?? numberAt(endpoint, "portNumber");
    const ofPort = monitor.list === "endpoints" ? ofServices : ofPods;
    const violations = [
      port && violationOf(monitor, `${place}.port`, port, ofPort),
      target && violationOf(monitor, `${place}.targetPort`, target, ofPods),
    ];
    for (const violation of violations) if (violation) yield violation;
  }
}

/** Ports that monitors scrape are those of Services or pods. */
export const monitorPorts: Rule = {
  number: 310,
  name: "monitor-ports",
  compares: true,
  reason: "A monitor of a port that nobody has scrapes nothing, and alerts on its metrics never fire.",
  see: "https://prometheus-operator.dev/docs/developer/getting-started/",
  *check(graph) {
    for (const monitor of [...serviceMonitorsOf(graph), ...podMonitorsOf(graph)]) yield* ofMonitor(monitor);
  },
};
