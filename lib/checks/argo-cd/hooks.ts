import type { Resource } from "#lib/render/resource.ts";
import { once } from "../graph/once.ts";
import { annotationOf, annotations, listedIn } from "./annotations.ts";

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export const hookTypes = [
  "PreSync",
  "Sync",
  "PostSync",
  "SyncFail",
  "PreDelete",
  "PostDelete",
  "Skip",
] as const;

/** What a hook of Helm is to Argo CD; the others are applied never. */
const ofHelm: Readonly<Record<string, (typeof hookTypes)[number]>> = {
  "pre-install": "PreSync",
  "pre-upgrade": "PreSync",
  "post-install": "PostSync",
  "post-upgrade": "PostSync",
  "pre-delete": "PreDelete",
  "post-delete": "PostDelete",
};

/** Every hook that Helm knows, those of Helm 2 among them. */
export const helmHookTypes = [
  ...Object.keys(ofHelm),
  "pre-rollback",
  "post-rollback",
  "test",
  "test-success",
  "test-failure",
  "crd-install",
];

/** When a resource is applied as a hook, by the names of Argo CD; nothing for one that is no hook. */
export function hooksOf(resource: Resource): readonly string[] {
  const own = listedIn(resource, annotations.hook);
  if (own.length > 0) return own.length > 1 ? own.filter((hook) => hook !== "Skip") : own;
  return listedIn(resource, annotations.helmHook).flatMap((hook) =>
    Object.hasOwn(ofHelm, hook) ? (ofHelm[hook] ?? []) : [],
  );
}

/** Whether a resource is applied as a hook, or not at all because its hook is unknown. */
export function isHook(resource: Resource): boolean {
  const isHelms = annotationOf(resource, annotations.helmHook) ?? "crd-install";
  return annotationOf(resource, annotations.hook) !== undefined || isHelms !== "crd-install";
}

/** The wave of a sync in which a resource is applied: zero where none is said, or none that is a number. */
export const waveOf = once((resource: Resource): number => {
  for (const name of [annotations.syncWave, annotations.helmHookWeight]) {
    const text = annotationOf(resource, name) ?? "";
    if (/^[+-]?\d+$/.test(text)) return Number(text);
  }
  return 0;
});
