import type { Mention } from "../../../called-hosts/mention.ts";
import { clusterDomain, resolve } from "../../../called-hosts/resolve.ts";
import type { Graph } from "../../../graph/graph.ts";
import { kinds } from "../../../graph/kind.ts";
import { oncePerGraph } from "../../../graph/once-per-graph.ts";
import { nearest } from "../../../nearest.ts";
import type { Violation } from "../../../rule.ts";
import { enumerate } from "../../../wording.ts";

function ofDomain({ at, place, host }: Mention, domain: string): Violation | undefined {
  if (nearest(domain, [clusterDomain]) === undefined) return undefined;
  return {
    at,
    message: `${place} leads to ${host.text}, and names of the cluster end in ${clusterDomain}`,
    fix: `write ${clusterDomain} for ${domain}`,
  };
}

const servicesByName = oncePerGraph(({ services }) => Map.groupBy(services, ({ name }) => name));

/** Ports at which half of the world answers. */
const ofWeb = new Set([80, 443]);

/** The namespaces with a Service of a name and of the port that is said: nobody else has both by chance. */
function homesOf(graph: Graph, { host: { port, isUsualPort } }: Mention, service: string): string[] {
  if (port === undefined || isUsualPort || ofWeb.has(port)) return [];
  const same = servicesByName(graph).get(service) ?? [];
  return same
    .filter(({ ports }) => ports.some(({ number }) => number === port))
    .map(({ namespace }) => namespace)
    .sort();
}

/** A name of the domain of the cluster without the `svc` that all Services are below. */
function withoutServices({ at, place, host }: Mention): Violation | undefined {
  const end = `.${clusterDomain}`;
  if (!host.name.endsWith(end) || /(^|\.)(svc|pod)\./.test(host.name)) return undefined;
  const name = host.name.slice(0, -end.length);
  return {
    at,
    message: `${place} leads to ${host.text}, and Services are below svc.${clusterDomain}`,
    fix: `write ${name}.svc.${clusterDomain}`,
  };
}

/** A name of two parts of which the second is nearly a namespace that has the Service. */
function ofNamespace(graph: Graph, mention: Mention): Violation | undefined {
  const { at, place, host } = mention;
  const [service = "", namespace = "", ...rest] = host.name.split(".");
  if (rest.length > 0 || host.certainty === "possible") return undefined;
  const near = nearest(namespace, graph.names.namesIn(kinds.namespace, ""));
  const homes = near === undefined ? homesOf(graph, mention, service) : [];
  if (homes.length > 0) {
    return {
      at,
      message: `${place} leads to ${host.text}, and there is no namespace ${namespace}`,
      fix: `write ${enumerate(homes.map((home) => `${service}.${home}`))}`,
    };
  }
  if (near === undefined || resolve(graph, near, service)?.exists !== true) return undefined;
  return {
    at,
    message: `${place} leads to ${host.text}, and there is no namespace ${namespace}`,
    fix: `write ${service}.${near}`,
  };
}

/** What is wrong with a name that is none of the cluster, where it is nearly one. */
export function unresolvable(graph: Graph, own: string, mention: Mention): Violation | undefined {
  const { at, place, host } = mention;
  const labels = host.name.split(".");
  const below = labels.indexOf("svc");
  if (below < 0) return withoutServices(mention) ?? ofNamespace(graph, mention);
  const domain = labels.slice(below + 1).join(".");
  if (domain !== "" && domain !== clusterDomain) return ofDomain(mention, domain);
  return {
    at,
    message: `${place} leads to ${host.text}, which has no namespace before svc`,
    fix: `write ${labels[0]}.${own}.svc`,
  };
}
