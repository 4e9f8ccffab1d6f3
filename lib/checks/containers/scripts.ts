import { listAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { hasShell, wordsOf } from "./commands.ts";
import { textsOfConfigMap } from "./environment.ts";
import { isWithin, mountsOf } from "./mounts.ts";

const filesOf = once(
  (container: Container, graph: Graph, workload: Workload): ReadonlyMap<string, string> => {
    const files = new Map<string, string>();
    for (const { path, subPath, volume } of mountsOf(workload, container)) {
      if (volume?.type !== "configMap") continue;
      const texts = textsOfConfigMap(graph, workload.namespace, textAt(volume.source, "name") ?? "");
      const items = listAt(volume.source, "items").map((item) => [textAt(item, "key"), textAt(item, "path")]);
      const entries = items.length > 0 ? items : [...texts.keys()].map((key) => [key, key]);
      for (const [key = "", file = ""] of entries) {
        const text = texts.get(key);
        if (text === undefined) continue;
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

const shellTexts = once((container: Container, graph: Graph, workload: Workload): string => {
  const words = wordsOf(container);
  const text = words.join(" ");
  const scripts = [...mountedTexts(graph, workload, container)].filter(
    ([path, script]) => text.includes(path) && (path.endsWith(".sh") || /^#!.*\b(ba|da|a)?sh\b/.test(script)),
  );
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
