import type { KubernetesObject, Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { bringersOfCharts, broughtKey, definersOf } from "../../argo-cd/charts.ts";
import { waveOf } from "../../argo-cd/hooks.ts";
import { needsOf } from "../../argo-cd/needs.ts";
import type { Application } from "../../graph/applications.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kinds } from "../../graph/kind.ts";
import { kindsOfGraph } from "../../graph/kinds-of-graph.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import { referencesTo } from "../../graph/references-by-kind.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Something that resources need, and the Applications that bring it. */
interface Dependency {
  readonly from: readonly Resource[];
  readonly what: string;
  readonly bringers: readonly Application[];
  /** The namespace that those who need it are all of, where that is what they need. */
  readonly inside?: string | undefined;
}

const byResource = oncePerGraph(
  ({ applications }) => new Map(applications.all.map((application) => [application.resource, application])),
);

/** The first wave in which any Application is synced: what comes in it is early enough for all. */
const firstWave = oncePerGraph(({ applications }) =>
  applications.all.reduce(
    (first, { resource }) => Math.min(first, waveOf(resource)),
    Number.POSITIVE_INFINITY,
  ),
);

/** The Applications that bring what a resource makes: an Application makes its namespace itself. */
function bringersThrough(by: Resource, graph: Graph): readonly Application[] {
  const own = byResource(graph).get(by);
  return own === undefined ? graph.applications.deliveringTo(by) : [own];
}

/** Nobody where no Application of the tree delivers some of it: that may have been there before. */
function deliverersOf(bringers: readonly Resource[], graph: Graph): readonly Application[] {
  const deliverers = bringers.map((by) => bringersThrough(by, graph));
  return deliverers.some((some) => some.length === 0) ? [] : [...new Set(deliverers.flat())];
}

function ofObjects(graph: Graph): Dependency[] {
  return needsOf(graph).map(({ from, what, inside, bringers }) => ({
    from,
    what,
    inside,
    bringers: deliverersOf(bringers, graph),
  }));
}

function definedBy({ spec }: KubernetesObject): string {
  const kind = textAt(spec, "names", "kind") ?? "";
  return kindId({ group: textAt(spec, "group") ?? "", kind });
}

const classes = [kinds.ingressClass, kinds.storageClass, kinds.priorityClass];

function* ofCharts(graph: Graph): Generator<Dependency> {
  const brought = bringersOfCharts(graph);
  for (const { kind, name, from, optional } of classes.flatMap((one) => referencesTo(graph, one))) {
    const isOfTree = graph.names.producersOf(kind, "", name).some(({ by }) => by !== undefined);
    if (optional || isOfTree) continue;
    const bringers = brought.get(broughtKey(kind, name)) ?? [];
    yield { from: [from], what: `${kind.kind} ${name}`, bringers };
  }
  const ofTree = new Set(graph.ofKind(kinds.customResourceDefinition).map(({ object }) => definedBy(object)));
  for (const kind of kindsOfGraph(graph)) {
    if (isBuiltinGroup(kind.group) || kind.group === "argoproj.io" || ofTree.has(kindId(kind))) continue;
    const bringers = definersOf(brought, kind);
    yield { from: graph.ofKind(kind), what: `the definition of ${kind.kind}`, bringers };
  }
}

/** Whether the same Application makes both, in waves of its own sync. */
function areSiblings(one: Application, other: Application, { applications }: Graph): boolean {
  const parents = applications.deliveringTo(one.resource);
  const others = applications.deliveringTo(other.resource);
  return (parents.length === 0 && others.length === 0) || parents.some((parent) => others.includes(parent));
}

/** The Applications that deliver something into each namespace. */
const byNamespace = oncePerGraph(({ applications }): ReadonlyMap<string, ReadonlySet<Application>> => {
  const inside = new Map<string, Set<Application>>();
  for (const application of applications.all) {
    for (const { namespace = "" } of application.resources) {
      const others = inside.get(namespace);
      if (others === undefined) inside.set(namespace, new Set([application]));
      else others.add(application);
    }
  }
  return inside;
});

/** Whether everybody who delivers into a namespace is synced no earlier than a wave, as nearly all are. */
function isEarlyEnough(namespace: string, earliest: number, graph: Graph): boolean {
  for (const { resource } of byNamespace(graph).get(namespace) ?? []) {
    if (waveOf(resource) < earliest) return false;
  }
  return true;
}

function* violationsOf(dependency: Dependency, graph: Graph, told: Set<string>): Generator<Violation> {
  const { from: needing, what, bringers, inside } = dependency;
  const [bringer] = bringers;
  if (bringer === undefined) return;
  const earliest = Math.min(...bringers.map(({ resource }) => waveOf(resource)));
  if (earliest <= firstWave(graph)) return;
  if (inside !== undefined && isEarlyEnough(inside, earliest, graph)) return;
  for (const from of needing) {
    const deliverers = graph.applications.deliveringTo(from);
    const [own] = deliverers;
    if (own === undefined || deliverers.length > 1 || bringers.includes(own)) continue;
    const wave = waveOf(own.resource);
    const areLater = wave < earliest && bringers.every((one) => areSiblings(own, one, graph));
    if (!areLater) continue;
    const message = `it is synced in wave ${wave} and needs ${what}, which Application ${bringer.name} brings in wave ${waveOf(bringer.resource)}`;
    const key = `${from.unit} ${message}`;
    if (told.has(key)) continue;
    told.add(key);
    yield { at: own.resource, message, fix: `give it a later wave than ${bringer.name}` };
  }
}

/** Applications come in no earlier wave than those that bring what they need. */
export const applicationOrder: Rule = {
  number: 418,
  name: "application-order",
  reason:
    "An Application that needs what a later wave brings never gets healthy, and the later wave never begins.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/",
  *check(graph) {
    const told = new Set<string>();
    for (const dependency of [...ofObjects(graph), ...ofCharts(graph)]) {
      yield* violationsOf(dependency, graph, told);
    }
  },
};
