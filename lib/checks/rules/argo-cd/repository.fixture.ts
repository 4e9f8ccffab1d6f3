import type { Facts } from "#lib/render/facts.ts";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import { check } from "../../check.ts";
import { anySchema, fullFacts, object, treeOf } from "../../tree.fixture.ts";

type Draft = Readonly<Record<string, Value | undefined>>;

export const repository = "https://git.example.com/fleet.git";

/** An Application that delivers `apps/<name>` to namespace `shop` of the own cluster, changed by the drafts. */
export function application(name: string, spec: Draft = {}, metadata: Draft = {}): KubernetesObject {
  const source = { repoURL: repository, path: `apps/${name}`, targetRevision: "main" };
  const destination = { name: "in-cluster", namespace: "shop" };
  const whole: Draft = { project: "default", source, destination, ...spec };
  const kept = Object.entries(whole).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return object(
    "argoproj.io/v1alpha1 Application",
    name,
    { spec: Object.fromEntries(kept) },
    { namespace: "argocd", ...metadata },
  );
}

/** A project of Argo CD that allows everything, changed by the draft. */
export function project(name: string, spec: Draft = {}): KubernetesObject {
  const everything: Draft = {
    sourceRepos: ["*"],
    destinations: [{ name: "*", server: "*", namespace: "*" }],
    clusterResourceWhitelist: [{ group: "*", kind: "*" }],
  };
  const kept = Object.entries({ ...everything, ...spec }).filter(
    (entry): entry is [string, Value] => entry[1] !== undefined,
  );
  return object(
    "argoproj.io/v1alpha1 AppProject",
    name,
    { spec: Object.fromEntries(kept) },
    { namespace: "argocd" },
  );
}

/** Objects by the files of a repository that hold them; nothing for a file that holds none. */
export type Files = Readonly<Record<string, KubernetesObject | undefined>>;

/** The tree of a repository, as it is read from its files. */
export function repositoryTree(files: Files, facts: Facts = fullFacts): Tree {
  const paths = Object.keys(files);
  const tree = treeOf(
    Object.values(files).filter((one) => one !== undefined),
    { facts },
  );
  const filled = paths.filter((path) => files[path] !== undefined);
  const units = tree.units.map((unit) => ({
    ...unit,
    resources: unit.resources.map((resource, index) => ({
      ...resource,
      origin: { file: filled[index] ?? "" },
    })),
  }));
  return { ...tree, units, files: paths };
}

/** What a rule finds in a repository: the severity, the file, what is wrong and what to do. */
export function brokenIn(rule: string, files: Files, facts?: Facts): string[][] {
  return check(repositoryTree(files, facts), anySchema)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, file, message, fix }) => [severity, file, message, fix]);
}
