import type { ProvidedByChart } from "#lib/render/facts.ts";
import { isBuiltinGroup, scopeOf } from "#lib/render/scope.ts";
import type { InstalledChart } from "./graph/charts.ts";
import type { Graph } from "./graph/graph.ts";
import { type Kind, kindId, kinds } from "./graph/kind.ts";
import { nearest } from "./nearest.ts";
import { enumerate, titleOf } from "./wording.ts";

/** Kinds of which the facts say exactly which objects a chart brings. */
const described = new Set(
  [
    kinds.configMap,
    kinds.ingressClass,
    kinds.priorityClass,
    kinds.secret,
    kinds.service,
    kinds.serviceAccount,
    kinds.storageClass,
  ].map(kindId),
);

/** Kinds among them that facts about a foreign tree have no words for. */
const untold = new Set([kinds.configMap, kinds.priorityClass].map(kindId));

function isDescribed({ isTold, isGuess }: ProvidedByChart, kind: Kind): boolean {
  if (isGuess === true) return false;
  const id = kindId(kind);
  return described.has(id) && !(isTold === true && untold.has(id));
}

/** Whether a chart may bring an object, by what the facts say of it and by how charts name what they make. */
function mayBring({ chart, release, provided }: InstalledChart, kind: Kind, name: string): boolean {
  if (provided === undefined) return true;
  if (isDescribed(provided, kind)) return false;
  if (!isBuiltinGroup(kind.group)) return provided.customResources?.includes(kindId(kind)) ?? false;
  return name.includes(chart) || name.includes(release);
}

function chartsThatMayBring({ charts }: Graph, kind: Kind, namespace: string, name: string): string[] {
  const isClusterScoped = scopeOf(kind) === "cluster";
  const inReach = charts.filter(
    (chart) => isClusterScoped || chart.namespace === undefined || chart.namespace === namespace,
  );
  const possible = inReach.filter((chart) => mayBring(chart, kind, name));
  return [...new Set(possible.map(({ chart }) => chart))].sort();
}

/** Kinds that every cluster has some of. */
const everywhere = new Set([kinds.priorityClass, kinds.storageClass].map(kindId));

/**
 * Whether something may have been there before, of which the facts say nothing: the first Secrets of a cluster are
 * made by hand, and what belongs to all of it by whoever built it. A name that differs from a known one by a letter
 * is none of these.
 */
function mayBeOlder({ tree, names }: Graph, kind: Kind, namespace: string, name: string): boolean {
  if (tree.facts.preinstalled !== undefined) return false;
  if (everywhere.has(kindId(kind))) return true;
  const isMadeByHand = kindId(kind) === kindId(kinds.secret) || scopeOf(kind) === "cluster";
  return isMadeByHand && nearest(name, names.namesIn(kind, namespace)) === undefined;
}

/**
 * Why something may exist although the tree shows nothing that makes it, as half a sentence; nothing where the
 * tree and its facts prove that it does not.
 */
export function doubtAbout(graph: Graph, kind: Kind, namespace: string, name: string): string | undefined {
  if (mayBeOlder(graph, kind, namespace, name)) return "the facts do not say what is preinstalled";
  const charts = chartsThatMayBring(graph, kind, namespace, name);
  if (charts.length > 0) return `the facts do not say whether chart ${enumerate(charts)} brings it`;
  const maker = isBuiltinGroup(kind.group) ? graph.operands.makerOf(namespace, name) : undefined;
  return maker === undefined ? undefined : `the operator of ${titleOf(maker)} may make it`;
}
