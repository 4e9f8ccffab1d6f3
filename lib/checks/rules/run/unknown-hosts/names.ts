import type { Mention } from "../../../called-hosts/mention.ts";
import { clusterDomain, resolve } from "../../../called-hosts/resolve.ts";
import type { Graph } from "../../../graph/graph.ts";
import { kinds } from "../../../graph/kind.ts";
import { nearest } from "../../../nearest.ts";
import type { Violation } from "../../../rule.ts";

function ofDomain({ at, place, host }: Mention, domain: string): Violation | undefined {
  if (nearest(domain, [clusterDomain]) === undefined) return undefined;
  return {
    at,
    message: `${place} leads to ${host.text}, and names of the cluster end in ${clusterDomain}`,
    fix: `write ${clusterDomain} for ${domain}`,
  };
}

/** A name of two parts of which the second is nearly a namespace that has the Service. */
function ofNamespace(graph: Graph, { at, place, host }: Mention): Violation | undefined {
  const [service = "", namespace = "", ...rest] = host.name.split(".");
  if (rest.length > 0 || host.certainty === "possible") return undefined;
  const near = nearest(namespace, graph.names.namesIn(kinds.namespace, ""));
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
  if (below < 0) return ofNamespace(graph, mention);
  const domain = labels.slice(below + 1).join(".");
  if (domain !== "" && domain !== clusterDomain) return ofDomain(mention, domain);
  return {
    at,
    message: `${place} leads to ${host.text}, which has no namespace before svc`,
    fix: `write ${labels[0]}.${own}.svc`,
  };
}
