import type { Mention } from "../../../called-hosts/mention.ts";
import { hasNamespace, type Resolved, resolve } from "../../../called-hosts/resolve.ts";
import { doubtAbout } from "../../../doubt.ts";
import type { Graph } from "../../../graph/graph.ts";
import { kinds } from "../../../graph/kind.ts";
import { nearest } from "../../../nearest.ts";
import type { Violation } from "../../../rule.ts";
import { unresolvable } from "./names.ts";

/** Whether a name that no Service has is meant as one, and by nothing else. */
function isMeant(
  graph: Graph,
  { host, isInFile }: Mention,
  target: Resolved,
  near: string | undefined,
): boolean {
  if (host.name.includes(".svc")) return true;
  const isCertain = host.certainty !== "possible";
  if (host.name.includes(".")) return isCertain && target.pod === undefined;
  if (near === undefined) return isCertain && !isInFile;
  // A word with the port of a Service of nearly that name is that Service.
  const { services } = resolve(graph, target.namespace, near) ?? { services: [] };
  const isItsPort = services.some(({ ports }) => ports.some(({ number }) => number === host.port));
  return isCertain || (host.port !== undefined && isItsPort);
}

/** Charts whose Services nobody told: there may be any. */
function isFilledByChart({ charts }: Graph, namespace: string): boolean {
  return charts.some(
    (chart) =>
      chart.namespace === namespace &&
      !(chart.provided !== undefined && chart.provided.services !== undefined),
  );
}

function missingNamespace(graph: Graph, mention: Mention, { namespace }: Resolved): Violation {
  const near = nearest(namespace, graph.names.namesIn(kinds.namespace, ""));
  const isCertain = graph.tree.facts.preinstalled !== undefined;
  return {
    at: mention.at,
    ...(!isCertain && { severity: "warning" }),
    message: `${mention.place} leads to ${mention.host.text}, and nothing creates namespace ${namespace}`,
    fix: near === undefined ? "correct the namespace in the name" : `write ${near} for ${namespace}`,
  };
}

function missingService(graph: Graph, mention: Mention, target: Resolved): Violation | undefined {
  const { namespace, service } = target;
  // Where an object goes that no unit puts anywhere, the tree does not show.
  if (namespace === "") return undefined;
  if (!hasNamespace(graph, namespace)) return missingNamespace(graph, mention, target);
  const near = nearest(service, graph.names.namesIn(kinds.service, namespace));
  if (!isMeant(graph, mention, target, near)) return undefined;
  const doubt = doubtAbout(graph, kinds.service, namespace, service);
  const isOpen = doubt !== undefined || graph.unseen.has(namespace) || isFilledByChart(graph, namespace);
  // What charts and operators bring is usually found by its full name.
  if (isOpen && (near === undefined || service.endsWith("-operated"))) return undefined;
  const add = `add Service ${service} to namespace ${namespace}`;
  return {
    at: mention.at,
    ...(isOpen && { severity: "warning" }),
    message: `${mention.place} leads to ${mention.host.text}, and namespace ${namespace} has no Service ${service}${doubt === undefined ? "" : `, but ${doubt}`}`,
    fix: near === undefined ? `correct the name, or ${add}` : `write ${near}, or ${add}`,
  };
}

/** What is wrong with a host that is told to somebody in a namespace; nothing for one that exists or is elsewhere. */
export function hostViolation(graph: Graph, namespace: string, mention: Mention): Violation | undefined {
  const target = resolve(graph, namespace, mention.host.name);
  if (target === undefined) return unresolvable(graph, namespace, mention);
  return target.exists ? undefined : missingService(graph, mention, target);
}
