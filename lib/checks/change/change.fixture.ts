import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import type { Finding } from "../finding.ts";
import { object, type TreeOptions, treeOf } from "../tree.fixture.ts";
import { changeOf } from "./change.ts";
import { checkChanges } from "./gate.ts";

type Objects = readonly KubernetesObject[];

/** What a rule finds where some objects become others. */
export function changed(
  rule: string,
  before: Objects,
  after: Objects,
  { base = {}, head = {} }: { readonly base?: TreeOptions; readonly head?: TreeOptions } = {},
): Finding[] {
  return changedTrees(rule, treeOf(before, base), treeOf(after, head));
}

/** What a rule finds where a tree becomes another. */
export function changedTrees(rule: string, before: Tree, after: Tree): Finding[] {
  const findings = checkChanges([changeOf(before, after)], []);
  return findings.filter((finding) => finding.rule === rule);
}

/** The Application that delivers the objects of a test, and prunes; its finalizer deletes them with it. */
export function application(
  spec: Record<string, Value> = {},
  { name = "web", finalizers = ["resources-finalizer.argocd.argoproj.io"] } = {},
): KubernetesObject {
  const fields = {
    project: "default",
    source: { repoURL: "https://git.example.com/web.git", path: "web", targetRevision: "main" },
    destination: { name: "in-cluster", namespace: "shop" },
    syncPolicy: { automated: { prune: true } },
    ...spec,
  };
  return object(
    "argoproj.io/v1alpha1 Application",
    name,
    { spec: fields },
    { namespace: "argocd", finalizers },
  );
}

/** A claim of 20Gi of class `gp3`, changed by the draft. */
export function claim(name: string, spec: Record<string, Value> = {}, metadata: Record<string, Value> = {}) {
  const fields = {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "20Gi" } },
    storageClassName: "gp3",
    ...spec,
  };
  return object("PersistentVolumeClaim", name, { spec: fields }, metadata);
}

/** A StatefulSet with one container of PostgreSQL and a claim template `data`, changed by the draft. */
export function statefulSet(name: string, spec: Record<string, Value> = {}): KubernetesObject {
  const labels = { app: name };
  const volumeMounts = [{ name: "data", mountPath: "/var/lib/postgresql/data" }];
  const containers = [{ name: "main", image: "postgres:15.4", volumeMounts }];
  const data = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "20Gi" } } };
  return object("apps/v1 StatefulSet", name, {
    spec: {
      serviceName: name,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
      volumeClaimTemplates: [{ metadata: { name: "data" }, spec: data }],
      ...spec,
    },
  });
}

/** What a test says of a finding: how to say it out loud. */
export function orSay(cure: string, trailer: string): string {
  return `${cure}, or say so in a commit with the trailer "${trailer}"`;
}
