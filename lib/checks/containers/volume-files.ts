import { type Found, isTrueAt, listAt, mapAt, numberAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kinds } from "../graph/kind.ts";
import { keysOf } from "../graph/names.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Volume } from "./volumes.ts";

/** A file of a volume that is filled from ConfigMaps and Secrets. */
export interface VolumeFile {
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
}

const usualMode = 0o644;

function filesOfSource(
  graph: Graph,
  namespace: string,
  kind: Kind,
  source: Found,
  mode: number,
): VolumeFile[] | undefined {
  const items = listAt(source, "items");
  if (items.length > 0) {
    return items.map((item) => ({ path: textAt(item, "path") ?? "", mode: numberAt(item, "mode") ?? mode }));
  }
  const name = textAt(source, "secretName") ?? textAt(source, "name") ?? "";
  const producers = graph.names.producersOf(kind, namespace, name);
  const { known, open } = keysOf(producers);
  // Somebody else says that nothing produces it.
  if (producers.length === 0 || open) return undefined;
  return known.map((path) => ({ path, mode }));
}

const sources: readonly (readonly [field: string, kind: Kind])[] = [
  ["configMap", kinds.configMap],
  ["secret", kinds.secret],
];

function filesOfProjection(graph: Graph, namespace: string, source: Found, mode: number) {
  const files: VolumeFile[] = [];
  for (const part of listAt(source, "sources")) {
    const [field, kind] = sources.find(([name]) => Object.hasOwn(mapAt(part), name)) ?? [];
    if (field === undefined || kind === undefined) return undefined;
    const own = filesOfSource(graph, namespace, kind, mapAt(part, field), mode);
    if (own === undefined) return undefined;
    files.push(...own);
  }
  return files;
}

function filesIn(graph: Graph, namespace: string, { type, source }: Volume): VolumeFile[] | undefined {
  const mode = numberAt(source, "defaultMode") ?? usualMode;
  if (isTrueAt(source, "optional")) return undefined;
  if (type === "projected") return filesOfProjection(graph, namespace, source, mode);
  const kind = sources.find(([field]) => field === type)?.[1];
  return kind && filesOfSource(graph, namespace, kind, source, mode);
}

/** Files of a volume by their paths in it. */
export type VolumeFiles = ReadonlyMap<string, VolumeFile>;

const known = oncePerGraph((_: Graph) => new Map<Volume, VolumeFiles | undefined>());

/**
 * Every file of a volume of a ConfigMap or Secret, or of several; undefined for other volumes, and where the tree does
 * not show every key.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#add-configmap-data-to-a-volume
 */
export function filesOf(graph: Graph, namespace: string, volume: Volume): VolumeFiles | undefined {
  const found = known(graph);
  if (!found.has(volume)) {
    const files = filesIn(graph, namespace, volume);
    found.set(volume, files && new Map(files.map((file) => [file.path, file])));
  }
  return found.get(volume);
}
