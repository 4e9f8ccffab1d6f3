import { clusterOf } from "#lib/model/cluster.fixture.ts";
import type { Fields, KubernetesObject, Resource } from "#lib/render/resource.ts";
import type { ChartRelease, Tree, Unit } from "#lib/render/tree.ts";
import { type Target, targetOf } from "./target.ts";

const CLUSTER = "shop";

/** An object of a unit. */
export interface Some {
  readonly kind: string;
  readonly name: string;
  readonly spec?: Fields;
  readonly apiVersion?: string;
  readonly annotations?: Record<string, string>;
}

function resource(
  { kind, name, spec, apiVersion = "v1", annotations }: Some,
  unit: string,
  namespace: string,
): Resource {
  const object: KubernetesObject = {
    apiVersion,
    kind,
    metadata: { name, ...(annotations && { annotations }) },
    ...(spec && { spec }),
  };
  return { object, origin: {}, cluster: CLUSTER, unit, namespace };
}

/** A unit with some objects, and a chart of its own name where it says so. */
export function unitOf(
  name: string,
  {
    objects = [],
    chart = false,
    namespace = name,
  }: { objects?: Some[]; chart?: boolean; namespace?: string } = {},
): Unit {
  const release: ChartRelease = {
    release: name,
    repository: "https://charts.example.com",
    chart: name,
    version: "1.2.3",
    namespace,
    values: { replicas: 1 },
    skipSchemaValidation: false,
  };
  return {
    name,
    cluster: CLUSTER,
    definition: `platform/${name}/index.ts`,
    namespace,
    charts: chart ? [release] : [],
    resources: objects.map((some) => resource(some, name, namespace)),
  };
}

const argo = "argoproj.io/v1alpha1";

function delivery(waves: Readonly<Record<string, number>>): Unit {
  const applications = Object.entries(waves).map(
    ([name, wave]): Some => ({
      kind: "Application",
      name,
      apiVersion: argo,
      annotations: { "argocd.argoproj.io/sync-wave": String(wave) },
    }),
  );
  const source = { path: `generated/${CLUSTER}/delivery`, repoURL: "https://git.shop.io/gitops.git" };
  return unitOf("delivery", {
    namespace: "argocd",
    objects: [
      { kind: "AppProject", name: "default", apiVersion: argo },
      ...applications,
      { kind: "Application", name: "root", apiVersion: argo, spec: { source } },
    ],
  });
}

const crds: Readonly<Record<string, readonly string[]>> = {
  "argo-cd": [`${argo}/Application`],
  records: ["externaldns.k8s.io/v1alpha1/DNSEndpoint"],
};

/** A tree that Argo CD delivers: units with their waves, besides Argo CD itself in wave 1. */
export function treeOf(units: readonly (readonly [unit: Unit, wave: number])[]): Tree {
  const self = unitOf("argo-cd", {
    namespace: "argocd",
    chart: true,
    objects: [{ kind: "Namespace", name: "argocd" }],
  });
  const waves = Object.fromEntries([[self, 1] as const, ...units].map(([{ name }, wave]) => [name, wave]));
  return {
    cluster: CLUSTER,
    facts: {
      chartsProvide: Object.fromEntries(
        Object.entries(crds).map(([chart, kinds]) => [chart, { crds: kinds }]),
      ),
    },
    units: [self, ...units.map(([unit]) => unit), delivery(waves)],
  };
}

const host = (name: string): Some => ({ kind: "Ingress", name: "web", spec: { rules: [{ host: name }] } });

/** An application behind an Ingress. */
export const webOn = (name: string): Unit => unitOf("web", { objects: [host(name)] });

/** The usual cluster of these tests: a load balancer's controller, an application behind it, and metrics. */
export const usualTree: Tree = treeOf([
  [unitOf("balancers", { chart: true, namespace: "kube-system" }), 2],
  [webOn("www.shop.io"), 3],
  [unitOf("metrics", { chart: true, namespace: "kube-system" }), 1],
]);

/** A cluster as the commands see it: `shop` in account 123456789012. */
export function target(tree: Tree = usualTree, changes: Partial<Target> = {}): Target {
  const cluster = clusterOf({ name: CLUSTER, account: "123456789012", hostedZone: "shop.io" });
  const tags = { Project: "shop", Environment: "production", Team: "devops" };
  return { ...targetOf(cluster, tree, undefined), tags, ...changes };
}
