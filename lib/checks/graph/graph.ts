import type { Resource } from "#lib/render/resource.ts";
import { resourcesOf, type Tree } from "#lib/render/tree.ts";
import { type Applications, applicationsOf } from "./applications.ts";
import { chartsOf, type InstalledChart, podsOfCharts } from "./charts.ts";
import { type Definition, definedGroupsOf, definitionsOf } from "./definitions.ts";
import { type Kind, kindId } from "./kind.ts";
import { indexLabels, type LabelIndex, type Labelled } from "./label-index.ts";
import { indexNames, type Names } from "./names.ts";
import { indexNamespaces, type Namespaces } from "./namespaces.ts";
import { indexOperands, type Operands } from "./operands.ts";
import { inOrder } from "./order.ts";
import { indexPods, type Pods } from "./pods.ts";
import { isModelled, producersOfResource } from "./producers/all.ts";
import { producersOfCharts } from "./producers/charts.ts";
import { producersOfCluster } from "./producers/cluster.ts";
import type { Reference } from "./reference.ts";
import { referencesOf } from "./references/all.ts";
import { type Service, servicesOf } from "./service.ts";
import { mayMakePods, unseenNamespaces } from "./unseen.ts";
import { type Workload, workloadOf } from "./workload.ts";

/** What is known of a cluster: its objects, what each of them names, and what makes those names exist. */
export interface Graph {
  readonly tree: Tree;
  /** In an order that does not depend on that of the files. */
  readonly resources: readonly Resource[];
  /** Resources of a kind, whatever the version. */
  ofKind(kind: Kind): readonly Resource[];
  readonly names: Names;
  readonly namespaces: Namespaces;
  readonly references: readonly Reference[];
  readonly workloads: readonly Workload[];
  readonly pods: Pods;
  /** Pods of charts whose labels the facts tell. */
  readonly chartPods: LabelIndex<Labelled>;
  readonly services: readonly Service[];
  /** Services of the tree by their own labels. */
  readonly servicesByLabel: LabelIndex<Service>;
  readonly charts: readonly InstalledChart[];
  /** Custom kinds by `kindId`. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Groups whose custom kinds are there, whichever they are. */
  readonly definedGroups: ReadonlySet<string>;
  /** Namespaces with pods and Services that the tree does not show. */
  readonly unseen: ReadonlySet<string>;
  readonly operands: Operands;
  readonly applications: Applications;
}

/** Builds the graph of a tree in one pass over its objects. Takes any tree, however broken. */
export function graphOf(tree: Tree): Graph {
  const kinds = inOrder(resourcesOf(tree));
  const resources = [...kinds.values()].flat();
  const charts = chartsOf(tree);
  const made = resources.map((resource) => ({ resource, workload: workloadOf(resource) }));
  const workloads = made.flatMap(({ workload }) => workload ?? []);
  const producers = [
    ...producersOfCluster(tree.facts),
    ...producersOfCharts(charts),
    ...resources.flatMap((resource) => producersOfResource(resource, tree.facts)),
  ];
  const names = indexNames(producers);
  const services = servicesOf(resources, charts);
  return {
    tree,
    resources,
    ofKind: (kind) => kinds.get(kindId(kind)) ?? [],
    names,
    namespaces: indexNamespaces(names),
    references: made.flatMap(({ resource, workload }) => referencesOf(resource, workload)),
    workloads,
    pods: indexPods(workloads),
    chartPods: indexLabels(podsOfCharts(charts)),
    services,
    servicesByLabel: indexLabels(services.filter(({ resource }) => resource !== undefined)),
    charts,
    definitions: definitionsOf(resources, charts),
    definedGroups: definedGroupsOf(charts),
    unseen: unseenNamespaces(resources, workloads, charts, tree.facts),
    applications: applicationsOf(tree, resources),
    operands: indexOperands(resources.filter((one) => mayMakePods(one) && !isModelled(one))),
  };
}
