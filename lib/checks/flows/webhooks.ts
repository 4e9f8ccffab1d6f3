import type { Resource } from "#lib/render/resource.ts";
import { resolve, servicesFor } from "../called-hosts/resolve.ts";
import { type Found, listAt, numberAt, type Path, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import { clusterNetworksOf } from "../reach/networks.ts";
import type { AddressPeer } from "../reach/peer.ts";
import { podsOfChart } from "./chart-pods.ts";
import { endsOf } from "./ends.ts";
import type { Flow } from "./flow.ts";

/** A Service that the API server calls. */
interface Called {
  readonly at: Resource;
  readonly place: string;
  readonly service: Found;
}

function webhooksOf(at: Resource): Called[] {
  return listAt(at.object, "webhooks").map((webhook, index) => ({
    at,
    place: `webhooks[${index}]`,
    service: valueAt(webhook, "clientConfig", "service"),
  }));
}

const admission = "admissionregistration.k8s.io";

function calledBy({ ofKind }: Graph): Called[] {
  return [
    ...ofKind({ group: admission, kind: "MutatingWebhookConfiguration" }).flatMap(webhooksOf),
    ...ofKind({ group: admission, kind: "ValidatingWebhookConfiguration" }).flatMap(webhooksOf),
    ...ofKind({ group: "apiregistration.k8s.io", kind: "APIService" }).map((at) => ({
      at,
      place: "spec.service",
      service: valueAt(at.object, "spec", "service"),
    })),
    ...ofKind(kinds.customResourceDefinition).map((at) => ({
      at,
      place: "spec.conversion",
      service: valueAt(at.object, "spec", "conversion", "webhook", "clientConfig", "service"),
    })),
  ];
}

/** Where charts with webhooks say at which port, and the port where they say none. */
const webhookPorts: Readonly<Record<string, { readonly usual: number; readonly path: Path }>> = {
  "cert-manager": { usual: 10250, path: ["webhook", "securePort"] },
  "external-secrets": { usual: 10250, path: ["webhook", "port"] },
};

/** Calls to webhooks of charts, whose pods the tree does not show. */
function* callsToCharts({ charts }: Graph, from: AddressPeer): Generator<Flow> {
  for (const chart of charts) {
    const { namespace, provided, values, unit } = chart;
    if (namespace === undefined || (provided?.webhooks ?? []).length === 0) continue;
    const known = Object.hasOwn(webhookPorts, chart.chart) ? webhookPorts[chart.chart] : undefined;
    const number = known && (numberAt(values, ...known.path) ?? known.usual);
    yield {
      cause: "webhook",
      at: unit,
      what: `chart ${chart.chart} has webhooks`,
      from,
      to: podsOfChart(chart, namespace, false),
      port: { number, protocol: "TCP" },
      isGuess: true,
    };
  }
}

/**
 * Calls of the API server to webhooks and extensions. It has addresses of the VPC, in subnets that nobody names.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export function* webhookCallsOf(graph: Graph): Generator<Flow> {
  const networks = clusterNetworksOf(graph.tree.facts);
  const from: AddressPeer = { is: "addresses", title: "the API server", networks };
  for (const { at, place, service } of calledBy(graph)) {
    const [namespace, name] = [textAt(service, "namespace"), textAt(service, "name")];
    if (namespace === undefined || name === undefined) continue;
    const port = numberAt(service, "port") ?? 443;
    const target = resolve(graph, namespace, name);
    for (const one of target === undefined ? [] : servicesFor(graph, at, target)) {
      const what = `${place} is called at Service ${name}`;
      for (const end of endsOf(graph, one, port)) yield { cause: "webhook", at, what, from, ...end };
    }
  }
  yield* callsToCharts(graph, from);
}
