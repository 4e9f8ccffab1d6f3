import type { KubernetesObject, Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { bringersOfCharts, broughtKey, type ChartBringers, definersOf } from "../../argo-cd/charts.ts";
import { waveOf } from "../../argo-cd/hooks.ts";
import { needsOf } from "../../argo-cd/needs.ts";
import type { Application } from "../../graph/applications.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kindOf, kinds } from "../../graph/kind.ts";
import { once } from "../../graph/once.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Something that an Application needs, and who brings it. */
interface Dependency {
  readonly from: Resource;
  readonly what: string;
  readonly bringers: readonly Application[];
}

const byResource = oncePerGraph(
  ({ applications }) => new Map(applications.all.map((application) => [application.resource, application])),
);

/** The Applications that bring what a resource makes: an Application makes its namespace itself. */
function bringersThrough(by: Resource, graph: Graph): readonly Application[] {
  const own = byResource(graph).get(by);
  return own === undefined ? graph.applications.deliveringTo(by) : [own];
}

function* ofObjects(graph: Graph): Generator<Dependency> {
  const deliverersOf = once((bringers: readonly Resource[]): readonly Application[] | undefined => {
    const deliverers = bringers.map((by) => bringersThrough(by, graph));
    // What no Application of the tree delivers may have been there before.
    return deliverers.some((some) => some.length === 0) ? undefined : [...new Set(deliverers.flat())];
  });
  for (const { from, what, bringers, mayComeFromElsewhere } of needsOf(graph)) {
    const deliverers = mayComeFromElsewhere ? undefined : deliverersOf(bringers);
    if (deliverers !== undefined) yield { from, what, bringers: deliverers };
  }
}

function definedBy({ spec }: KubernetesObject): string {
  const kind = textAt(spec, "names", "kind") ?? "";
  return kindId({ group: textAt(spec, "group") ?? "", kind });
}

const classes = new Set([kinds.ingressClass, kinds.storageClass, kinds.priorityClass].map(kindId));

function* ofCharts(graph: Graph, brought: ChartBringers): Generator<Dependency> {
  for (const { kind, name, from, optional } of graph.references) {
    const isOfTree = graph.names.producersOf(kind, "", name).some(({ by }) => by !== undefined);
    if (optional || isOfTree || !classes.has(kindId(kind))) continue;
    yield { from, what: `${kind.kind} ${name}`, bringers: brought.get(broughtKey(kind, name)) ?? [] };
  }
  const ofTree = new Set(graph.ofKind(kinds.customResourceDefinition).map(({ object }) => definedBy(object)));
  for (const from of graph.resources) {
    const kind = kindOf(from.object);
    if (isBuiltinGroup(kind.group) || kind.group === "argoproj.io" || ofTree.has(kindId(kind))) continue;
    yield { from, what: `the definition of ${kind.kind}`, bringers: definersOf(brought, kind) };
  }
}

/** Whether the same Application makes both, in waves of its own sync. */
function areSiblings(one: Application, other: Application, { applications }: Graph): boolean {
  const parents = applications.deliveringTo(one.resource);
  const others = applications.deliveringTo(other.resource);
  return (parents.length === 0 && others.length === 0) || parents.some((parent) => others.includes(parent));
}

function violationOf({ from, what, bringers }: Dependency, graph: Graph): Violation | undefined {
  const [own, ...more] = graph.applications.deliveringTo(from);
  const [bringer] = bringers;
  if (own === undefined || more.length > 0 || bringer === undefined || bringers.includes(own))
    return undefined;
  const wave = waveOf(own.resource);
  const areLater = bringers.every((one) => waveOf(one.resource) > wave && areSiblings(own, one, graph));
  if (!areLater) return undefined;
  return {
    at: own.resource,
    message: `it is synced in wave ${wave} and needs ${what}, which Application ${bringer.name} brings in wave ${waveOf(bringer.resource)}`,
    fix: `give it a later wave than ${bringer.name}`,
  };
}

/** Applications come in no earlier wave than those that bring what they need. */
export const applicationOrder: Rule = {
  number: 418,
  name: "application-order",
  reason:
    "An Application that needs what a later wave brings never gets healthy, and the later wave never begins.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/",
  *check(graph) {
    const brought = bringersOfCharts(graph);
    const told = new Set<string>();
    for (const dependency of [...ofObjects(graph), ...ofCharts(graph, brought)]) {
      const violation = violationOf(dependency, graph);
      const key = violation && `${dependency.from.unit} ${violation.message}`;
      if (violation === undefined || key === undefined || told.has(key)) continue;
      told.add(key);
      yield violation;
    }
  },
};
