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

function endsOfEndpoint(graph: Graph, { services, workloads }: Monitor, endpoint: Value): End[] {
  const target =
    textAt(endpoint, "targetPort") ?? numberAt(endpoint, "targetPort") ?? numberAt(endpoint, "portNumber");
  if (target !== undefined) return workloads.flatMap((workload) => endsOfPods(graph, workload, target));
  const port = textAt(endpoint, "port");
  if (port === undefined) return [];
  if (services.length > 0) return services.flatMap((service) => endsOf(graph, service, port));
  return workloads.flatMap((workload) => endsOfPods(graph, workload, port));
}

/** What Prometheus scrapes: the pods that monitors find. */
export function* scrapesOf(graph: Graph): Generator<Flow> {
  const senders = prometheusPods(graph);
  // Which of several reads a monitor is a matter of their selectors.
  const [from] = senders;
  if (from === undefined || senders.length > 1) return;
  for (const monitor of [...serviceMonitorsOf(graph), ...podMonitorsOf(graph)]) {
    for (const [index, endpoint] of monitor.endpoints.entries()) {
      const what = `spec.${monitor.list}[${index}] is scraped by Prometheus`;
      for (const end of endsOfEndpoint(graph, monitor, endpoint)) {
        yield { cause: "scrape", at: monitor.resource, what, from, ...end };
      }
    }
  }
}
