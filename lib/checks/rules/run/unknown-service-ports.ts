import type { Resource } from "#lib/render/resource.ts";
import { type Mention, mentionsOf } from "../../called-hosts/mention.ts";
import { resolve, servicesFor } from "../../called-hosts/resolve.ts";
import { isHeadless, meantPorts } from "../../flows/ends.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { once } from "../../graph/once.ts";
import { declaredPorts, portText } from "../../graph/ports.ts";
import type { Service } from "../../graph/service.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Clients for which `http://host` means another port than that of HTTP. */
const withOwnPorts = /OTEL|OTLP|ELASTIC|OPENSEARCH|INFLUX|JAEGER|VAULT|CONSUL/i;

function isExternal(resource: Resource): boolean {
  return textAt(resource.object, "spec", "type") === "ExternalName";
}

/** Ports at which a Service answers besides its own: of a headless one those of its pods. */
function portsOf(graph: Graph, service: Service): { readonly number: number | undefined }[] {
  // Those of the Service itself have been looked at.
  if (!isHeadless(service)) return [];
  const pods = graph.pods.matching(service.namespace, service.selector);
  return pods.flatMap(declaredPorts);
}

/** Whether a program may well go to another port than the usual one of the scheme, as those do that call their own kind. */
function mayMeanOther({ place }: Mention, service: Service): boolean {
  return withOwnPorts.test(place) || place.startsWith("command line") || isHeadless(service);
}

/** Files that people read, and no program connects by. */
const prose = /\.(?:md|txt)$/i;

/** Smaller numbers behind the name of a Service may be the tag of an image. */
const firstFreePort = 1024;

function mayBeNoHost({ host: { certainty, port = 0 }, isInFile }: Mention): boolean {
  return certainty === "possible" && (isInFile || port < firstFreePort);
}

const portsText = once(({ ports }: Service) => enumerate(ports.map(portText)));

function violationOf(graph: Graph, mention: Mention, service: Service): Violation | undefined {
  const { at, place, host } = mention;
  const { port, isUsualPort } = host;
  if (port === undefined || prose.test(place) || mayBeNoHost(mention) || meantPorts(service, port).length > 0)
    return undefined;
  if (service.resource === undefined || isExternal(service.resource) || service.ports.length === 0)
    return undefined;
  if (isUsualPort && mayMeanOther(mention, service)) return undefined;
  if (portsOf(graph, service).some(({ number }) => number === port)) return undefined;
  const asked = isUsualPort ? `${host.text} at its usual port ${port}` : host.text;
  return {
    at,
    message: `${place} leads to ${asked}, and Service ${service.name} has ${portsText(service)}`,
    fix: isUsualPort
      ? "write the port of the Service behind the host"
      : "correct the port, or add it to the Service",
  };
}

function* ofWorkload(graph: Graph, workload: Workload): Generator<Violation> {
  for (const mention of mentionsOf(graph, workload)) {
    const target = resolve(graph, workload.namespace, mention.host.name);
    for (const service of target === undefined ? [] : servicesFor(graph, workload.resource, target)) {
      const violation = violationOf(graph, mention, service);
      if (violation !== undefined) yield violation;
    }
  }
}

/** Ports that pods are told to call are ports of the Services they call. */
export const unknownServicePorts: Rule = {
  number: 332,
  name: "unknown-service-ports",
  compares: true,
  reason: "Nothing answers at a port that a Service does not have: whoever calls it waits until it gives up.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
  *check(graph) {
    for (const workload of graph.workloads) yield* ofWorkload(graph, workload);
  },
};
