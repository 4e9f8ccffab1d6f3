import type { Resource } from "#lib/render/resource.ts";
import { type Found, isMap, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { remembered } from "../remembered.ts";

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

const partsOf = remembered((text): readonly string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const nothing: readonly string[] = [];

/** What an annotation lists between commas. */
export function listedIn(resource: Resource, name: string): readonly string[] {
  const text = annotationOf(resource, name);
  return text === undefined ? nothing : partsOf(text);
}

const names: ReadonlySet<string> = new Set(Object.values(annotations));

const byAnnotation = oncePerGraph(({ resources }): ReadonlyMap<string, readonly Resource[]> => {
  const annotated = new Map<string, Resource[]>();
  for (const resource of resources) {
    const own: Found = resource.object.metadata.annotations;
    if (!isMap(own)) continue;
    for (const name in own) {
      if (!names.has(name) || textAt(own, name) === undefined) continue;
      const others = annotated.get(name);
      if (others === undefined) annotated.set(name, [resource]);
      else others.push(resource);
    }
  }
  return annotated;
});

/** Resources on which an annotation says something, of which there are few. */
export function annotatedWith(
  graph: Graph,
  name: (typeof annotations)[keyof typeof annotations],
): readonly Resource[] {
  return byAnnotation(graph).get(name) ?? [];
}
