import type { Facts } from "#lib/render/facts.ts";
import type { Contract } from "#lib/render/infrastructure/contract.ts";
import { groupOf, type KubernetesObject, type Value } from "#lib/render/resource.ts";
import { scopeOf } from "#lib/render/scope.ts";
import type { ChartRelease, Tree } from "#lib/render/tree.ts";
import { check } from "./check.ts";
import type { Finding } from "./finding.ts";
import { noFaults, type SchemaSource } from "./schema-source.ts";

/** A map as tests write it; `undefined` leaves a field out. */
type Draft = Readonly<Record<string, Value | undefined>>;

/** Facts with which nothing is left in doubt. */
export const fullFacts: Facts = {
  preinstalled: { namespaces: ["shop"] },
};

/** Takes every object for valid: for tests of rules that read no schemas. */
export const anySchema: SchemaSource = {
  faultsOf: () => noFaults,
  definitionOf: () => undefined,
};

function defined(draft: Draft): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(draft).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

/** An object of the namespace `shop` unless its metadata says another. */
export function object(
  kind: string,
  name: string,
  fields: Draft = {},
  metadata: Draft = {},
): KubernetesObject {
  const [apiVersion, ofKind = kind] = kind.includes(" ") ? kind.split(" ") : ["v1", kind];
  return {
    ...defined(fields),
    apiVersion: apiVersion ?? "v1",
    kind: ofKind,
    metadata: { ...defined(metadata), name },
  };
}

/** A Deployment with one container `main` of a pinned image and labels `app: <name>`, changed by the drafts. */
export function deployment(name: string, container: Draft = {}, podSpec: Draft = {}): KubernetesObject {
  const labels = { app: name };
  const main = { name: "main", image: "registry.example.com/app:1.2.3", ...defined(container) };
  return object("apps/v1 Deployment", name, {
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [main], ...defined(podSpec) } },
    },
  });
}

/** A Service that selects the pods of `deployment(name)`. */
export function service(name: string, ports: readonly Value[] = [], metadata: Draft = {}): KubernetesObject {
  return object("Service", name, { spec: { selector: { app: name }, ports } }, metadata);
}

/** What a tree holds besides its objects. */
export interface TreeOptions {
  readonly facts?: Facts;
  readonly charts?: readonly ChartRelease[];
  /** What Terraform builds, as manifests meet it; absent for a cluster of others. */
  readonly contract?: Contract;
}

/** A tree of one unit `web` of the cluster `test`, whose resources come from files of the name of the object. */
export function treeOf(
  objects: readonly KubernetesObject[],
  { facts = fullFacts, charts = [], contract }: TreeOptions = {},
): Tree {
  const place = { cluster: "test", unit: "web" };
  const resources = objects.map((one) => {
    const { kind, metadata } = one;
    const scope = scopeOf({ group: groupOf(one.apiVersion), kind });
    const own = typeof metadata.namespace === "string" ? metadata.namespace : "shop";
    const namespace = scope === "cluster" ? undefined : own;
    return { ...place, object: one, origin: { file: `${kind}-${metadata.name}.yaml` }, namespace };
  });
  const unit = {
    name: "web",
    cluster: "test",
    definition: "apps/web/index.ts",
    namespace: "shop",
    charts,
    resources,
  };
  return { cluster: "test", facts, ...(contract && { contract }), units: [unit] };
}

/** What a rule finds in objects. */
export function findingsOf(
  rule: string,
  objects: readonly KubernetesObject[],
  options: TreeOptions = {},
): Finding[] {
  return check(treeOf(objects, options), anySchema).findings.filter((finding) => finding.rule === rule);
}

/** A finding at an object of `treeOf`, as tests expect it: an error unless said otherwise. */
export function at(
  rule: string,
  one: KubernetesObject,
  message: string,
  fix: string,
  severity: Finding["severity"] = "error",
): Finding {
  const [resource] = treeOf([one]).units[0]?.resources ?? [];
  return {
    rule,
    severity,
    cluster: "test",
    unit: "web",
    resource: {
      group: groupOf(one.apiVersion),
      kind: one.kind,
      namespace: resource?.namespace ?? "",
      name: one.metadata.name,
    },
    file: `${one.kind}-${one.metadata.name}.yaml`,
    message,
    fix,
  };
}

/** What to say of a container for it to be of these ports. */
export function declares(...ports: readonly (readonly [name: string, number: number])[]): Draft {
  return { ports: ports.map(([name, containerPort]) => ({ name, containerPort })) };
}

/** A chart `name` that the unit installs into the namespace `shop`. */
export function release(name: string, values: Record<string, Value> = {}): ChartRelease {
  const repository = "https://charts.example.com";
  return {
    release: name,
    repository,
    chart: name,
    version: "1.0.0",
    namespace: "shop",
    values,
    skipSchemaValidation: false,
  };
}
