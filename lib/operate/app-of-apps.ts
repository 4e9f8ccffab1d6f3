import { listAt, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import { fileOf } from "#lib/files/layout.ts";
import type { Resource } from "#lib/render/resource.ts";
import { resourcesOf, type Tree, type Unit } from "#lib/render/tree.ts";
import { OperateError } from "./operate-error.ts";

/** An Application of Argo CD as Git says it. */
export interface Delivered {
  readonly name: string;
  readonly wave: number;
  /** What it delivers. */
  readonly unit: Unit;
}

/** How Argo CD delivers a cluster. */
export interface AppOfApps {
  /** Namespace of Argo CD and of all Applications. */
  readonly namespace: string;
  /** Name of the Application that makes all others. */
  readonly root: string;
  /** Repository that Argo CD reads. */
  readonly repository: string;
  /** Files of the projects and of the root, in the order in which they are applied. */
  readonly files: readonly string[];
  readonly applications: readonly Delivered[];
  /** Unit by which Argo CD delivers itself. */
  readonly self: Unit;
}

const APPLICATION = "argoproj.io/v1alpha1/Application";

function isKind({ object }: Resource, kind: string): boolean {
  return object.kind === kind && object.apiVersion.startsWith("argoproj.io/");
}

/** The unit whose chart brings a kind, as `group/version/Kind`. */
export function unitThatBrings(tree: Tree, crd: string): Unit | undefined {
  return tree.units.find((unit) =>
    unit.charts.some(({ chart }) => tree.facts.chartsProvide?.[chart]?.crds?.includes(crd)),
  );
}

function delivered({ object }: Resource, tree: Tree): Delivered[] {
  const unit = tree.units.find(({ name }) => name === object.metadata.name);
  const wave = textAt(mapAt(object, "metadata", "annotations"), "argocd.argoproj.io/sync-wave");
  return unit === undefined ? [] : [{ name: unit.name, wave: Number(wave ?? 0), unit }];
}

/**
 * How Argo CD delivers a cluster, from its tree.
 *
 * @throws OperateError for a tree that does not deliver itself
 */
export function appOfAppsOf(tree: Tree): AppOfApps {
  const self = unitThatBrings(tree, APPLICATION);
  const delivery = tree.units.find(({ resources }) =>
    resources.some((resource) => isKind(resource, "Application")),
  );
  const root = delivery?.resources.find(
    ({ object }) => textAt(object, "spec", "source", "path")?.endsWith(`/${delivery.name}`) === true,
  );
  if (self === undefined || delivery === undefined || root === undefined) {
    throw new OperateError(
      `cluster ${tree.cluster} has no Argo CD that delivers it; add the add-on, and its delivery`,
    );
  }
  const projects = delivery.resources.filter((resource) => isKind(resource, "AppProject"));
  return {
    namespace: delivery.namespace,
    root: root.object.metadata.name,
    repository: textAt(root.object, "spec", "source", "repoURL") ?? "",
    files: [...projects, root].map((resource) => fileOf(resource, delivery)),
    applications: delivery.resources
      .filter((resource) => isKind(resource, "Application"))
      .flatMap((resource) => delivered(resource, tree)),
    self,
  };
}

/** Hosts of the Ingresses of a tree, each with the first Ingress that serves it. */
export function hostsOf(tree: Tree): { host: string; ingress: Resource }[] {
  const found = resourcesOf(tree)
    .filter(({ object }) => object.kind === "Ingress")
    .flatMap((ingress) =>
      listAt(ingress.object, "spec", "rules").map((rule) => ({ host: textAt(rule, "host"), ingress })),
    );
  const hosts = new Map<string, Resource>();
  for (const { host, ingress } of found) {
    if (host !== undefined && !hosts.has(host)) hosts.set(host, ingress);
  }
  return [...hosts].map(([host, ingress]) => ({ host, ingress }));
}
