import type { Value } from "#lib/render/resource.ts";
import { numberAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { type Monitor, podMonitorsOf, serviceMonitorsOf } from "../graph/monitors.ts";
import { declaredPorts } from "../graph/ports.ts";
import type { Workload } from "../graph/workload.ts";
import { type End, endsOf, podsOf } from "./ends.ts";
import type { Flow } from "./flow.ts";
import { prometheusPods } from "./prometheus.ts";

function endsOfPods(graph: Graph, workload: Workload, wanted: string | number): End[] {
  const to = podsOf(graph, workload);
  if (typeof wanted === "number") return [{ to, port: { number: wanted, protocol: "TCP" } }];
  return declaredPorts(workload)
    .filter(({ name }) => name === wanted)
    .map(({ number, protocol }) => ({ to, port: { number, protocol } }));
}

/** The port of pods that an endpoint names, or else the one of Services. */
interface Wanted {
  readonly ofPods: string | number | undefined;
  readonly ofServices: string | undefined;
}

function wantedBy(endpoint: Value): Wanted {
  const ofPods =
    textAt(endpoint, "targetPort") ?? numberAt(endpoint, "targetPort") ?? numberAt(endpoint, "portNumber");
  return { ofPods, ofServices: textAt(endpoint, "port") };
}

function endsAt(graph: Graph, { services, workloads }: Monitor, { ofPods, ofServices }: Wanted): End[] {
  if (ofPods !== undefined) return workloads.flatMap((workload) => endsOfPods(graph, workload, ofPods));
  if (ofServices === undefined) return [];
  if (services.length > 0) return services.flatMap((service) => endsOf(graph, service, ofServices));
  return workloads.flatMap((workload) => endsOfPods(graph, workload, ofServices));
}

/** What Prometheus scrapes: the pods that monitors find. */
export function* scrapesOf(graph: Graph): Generator<Flow> {
  const senders = prometheusPods(graph);
  // Which of several reads a monitor is a matter of their selectors.
  const [from] = senders;
  if (from === undefined || senders.length > 1) return;
  const seen = new Map<readonly Workload[], Set<string>>();
  for (const monitor of [...serviceMonitorsOf(graph), ...podMonitorsOf(graph)]) {
    const ports = seen.get(monitor.workloads) ?? new Set();
    seen.set(monitor.workloads, ports);
    for (const [index, endpoint] of monitor.endpoints.entries()) {
      const wanted = wantedBy(endpoint);
      const port = JSON.stringify(wanted);
      // Of several monitors of the same port of the same pods, the first one says it.
      if (ports.has(port)) continue;
      ports.add(port);
      const what = `spec.${monitor.list}[${index}] is scraped by Prometheus`;
      for (const end of endsAt(graph, monitor, wanted)) {
        yield { cause: "scrape", at: monitor.resource, what, from, ...end };
      }
    }
  }
}
