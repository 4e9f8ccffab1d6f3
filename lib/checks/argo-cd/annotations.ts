import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../graph/fields.ts";

/** Annotations by which a resource tells Argo CD how to sync it. */
export const annotations = {
  compareOptions: "argocd.argoproj.io/compare-options",
  helmHook: "helm.sh/hook",
  helmHookPolicy: "helm.sh/hook-delete-policy",
  helmHookWeight: "helm.sh/hook-weight",
  hook: "argocd.argoproj.io/hook",
  hookPolicy: "argocd.argoproj.io/hook-delete-policy",
  syncOptions: "argocd.argoproj.io/sync-options",
  syncWave: "argocd.argoproj.io/sync-wave",
} as const;

/** The text of an annotation; nothing where it is empty. */
export function annotationOf({ object: { metadata } }: Resource, name: string): string | undefined {
  // Most objects have none, and are asked for many.
  return metadata.annotations === undefined ? undefined : textAt(metadata.annotations, name);
}

/** What an annotation lists between commas. */
export function listedIn(resource: Resource, name: string): string[] {
  const parts = annotationOf(resource, name)?.split(",") ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
