import { listAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { hasShell } from "./commands.ts";
import { textsOfConfigMap } from "./environment.ts";
import { isWithin, mountsOf } from "./mounts.ts";
import type { Volume } from "./volumes.ts";

/** Texts of the files of a volume by their paths in it. */
function textsOfVolume(graph: Graph, namespace: string, { source }: Volume): ReadonlyMap<string, string> {
  const texts = textsOfConfigMap(graph, namespace, textAt(source, "name") ?? "");
  const items = listAt(source, "items");
  if (items.length === 0) return texts;
  return new Map(
    items.flatMap((item): [string, string][] => {
      const text = texts.get(textAt(item, "key") ?? "");
      return text === undefined ? [] : [[textAt(item, "path") ?? "", text]];
    }),
  );
}

const filesOf = once(
  (container: Container, graph: Graph, workload: Workload): ReadonlyMap<string, string> => {
    const files = new Map<string, string>();
    const textsByVolume = new Map<Volume, ReadonlyMap<string, string>>();
    for (const { path, subPath, volume } of mountsOf(workload, container)) {
      if (volume?.type !== "configMap") continue;
      const texts = textsByVolume.get(volume) ?? textsOfVolume(graph, workload.namespace, volume);
      textsByVolume.set(volume, texts);
      const single = subPath === undefined ? undefined : texts.get(subPath);
      if (single !== undefined) {
        files.set(path, single);
        continue;
      }
      for (const [file, text] of texts) {
        if (subPath === undefined) files.set(`${path}/${file}`, text);
        else if (isWithin(file, subPath)) files.set(`${path}${file.slice(subPath.length)}`, text);
      }
    }
    return files;
  },
);

/** Files of the ConfigMaps that a container mounts, by their paths in it. */
export function mountedTexts(
  graph: Graph,
  workload: Workload,
  container: Container,
): ReadonlyMap<string, string> {
  return filesOf(container, graph, workload);
}

/** Mounted files that a shell reads, as far as a command names them. */
function namedScripts(graph: Graph, workload: Workload, container: Container, command: string) {
  // Whoever names a file names the folder that it is mounted in.
  if (!mountsOf(workload, container).some(({ path }) => command.includes(path))) return [];
  return [...mountedTexts(graph, workload, container)].filter(
    ([path, script]) =>
      command.includes(path) && (path.endsWith(".sh") || /^#!.*\b(ba|da|a)?sh\b/.test(script)),
  );
}

const shellTexts = once((container: Container, graph: Graph, workload: Workload): string => {
  const words = container.words;
  const text = words.join(" ");
  const scripts = namedScripts(graph, workload, container, text);
  const isShell = hasShell(words) || scripts.length > 0;
  return isShell ? [text, ...scripts.map(([, script]) => script)].join("\n") : "";
});

/**
 * What a shell of a container is told to do: its command, with the scripts of mounted ConfigMaps that the command names.
 * Empty where no shell reads it.
 */
export function shellTextOf(graph: Graph, workload: Workload, container: Container): string {
  return shellTexts(container, graph, workload);
}
