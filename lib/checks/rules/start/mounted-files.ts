import { expanded } from "../../containers/commands.ts";
import { environmentOf } from "../../containers/environment.ts";
import { cleanPath, isWithin, type Mount, mountOver, mountsOf } from "../../containers/mounts.ts";
import { filesOf, type VolumeFiles } from "../../containers/volume-files.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

interface Named {
  readonly path: string;
  readonly by: string;
}

/** Absolute paths; those with wildcards and unknown variables are none. */
const paths = /(?<![\w./-])\/[\w.@-]+(?:\/[\w.@-]+)*(?![\w/*?$[{])/g;

/** A file, by its ending. */
const ownPath = /^\/[\w.@-]+(?:\/[\w.@-]+)*\.\w+$/;

/** What a shell asks whether it is there, and what goes on without. */
const asked = /(?:\[\s|\btest\s|\bif\s|\|\||\brm\s)/;

function namedBy(graph: Graph, workload: Workload, container: Container): readonly Named[] {
  const named: Named[] = [];
  const environment = environmentOf(graph, workload.namespace, container);
  const values = environment.values;
  for (const text of container.words) {
    const word = expanded(text, values);
    if (!word.includes("/") || asked.test(word)) continue;
    for (const [path] of word.matchAll(paths)) named.push({ path, by: "its command" });
  }
  for (const variable of listAt(container.fields.env)) {
    const value = textAt(variable, "value");
    if (value === undefined || !value.includes("/")) continue;
    for (const [path] of value.replace(/^\w+:\/\/(?=\/)/, "").matchAll(paths)) {
      named.push({ path, by: `env ${textAt(variable, "name") ?? ""}` });
    }
  }
  for (const { name, value = "", place } of environment.variables) {
    // Whole values alone: what is read by several containers is not always meant for this one.
    if (value.startsWith("/") && place.startsWith("envFrom") && ownPath.test(value)) {
      named.push({ path: value, by: `variable ${name}` });
    }
  }
  return named;
}

/** Paths inside of the volume of a mount, of which its `subPath` is the beginning. */
function visible({ path, subPath }: Mount, files: VolumeFiles): string[] {
  if (subPath === undefined) return [...files.keys()].map((file) => `${path}/${file}`);
  if (files.has(subPath)) return [path];
  const below = files.keys().filter((file) => isWithin(file, subPath));
  return [...below.map((file) => `${path}${file.slice(subPath.length)}`)];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The files that a container sees in the volumes of ConfigMaps and Secrets, by their names without folders. */
function filesByName(graph: Graph, { namespace }: Workload, mounts: readonly Mount[]) {
  const files = mounts.flatMap((mount) => {
    const own = mount.volume && filesOf(graph, namespace, mount.volume);
    return own === undefined ? [] : visible(mount, own);
  });
  return Map.groupBy(files, nameOf);
}

/** Where a file of the name of a path is that is not there, and that nobody copies. */
function astrayOf(
  files: ReadonlyMap<string, readonly string[]>,
  named: ReadonlySet<string>,
  path: string,
): string | undefined {
  const name = nameOf(path);
  const [only, ...others] = name.includes(".") ? (files.get(name) ?? []) : [];
  return only === undefined || others.length > 0 || named.has(only) ? undefined : only;
}

function* violationsOf(graph: Graph, workload: Workload, container: Container): Generator<Violation> {
  const named = namedBy(graph, workload, container);
  if (named.length === 0) return;
  const mounts = mountsOf(workload, container);
  const told = new Set<string>();
  const known = new Set(named.map((one) => cleanPath(one.path)));
  const files = filesByName(graph, workload, mounts);
  for (const { path: text, by } of named) {
    const path = cleanPath(text);
    const mount = mountOver(mounts, path);
    const astray = mount === undefined && !told.has(path) ? astrayOf(files, known, path) : undefined;
    if (astray !== undefined) {
      told.add(path);
      yield {
        at: workload.resource,
        severity: "warning",
        message: `${by} of container ${container.name} names ${path}, where nothing is mounted, and a file of that name is at ${astray}`,
        fix: `write ${astray}, or mount the volume at ${path.slice(0, path.lastIndexOf("/"))}`,
      };
    }
    if (mount?.volume === undefined || path === mount.path || told.has(path)) continue;
    const own = filesOf(graph, workload.namespace, mount.volume);
    if (own === undefined || own.size === 0) continue;
    const there = visible(mount, own);
    // Other volumes may be mounted below.
    if ([...there, ...mounts.map((one) => one.path)].some((file) => isWithin(file, path))) continue;
    told.add(path);
    const near = nearest(path, there);
    yield {
      at: workload.resource,
      message: `${by} of container ${container.name} names ${path}, but volume ${mount.volume.name}, which is mounted at ${mount.path}, has ${enumerate([...own.keys()])}`,
      fix: near === undefined ? "add the file to the volume, or correct the path" : `write ${near}`,
    };
  }
}

/** Files that a container is told to use are in the ConfigMaps and Secrets that it mounts there. */
export const mountedFiles: Rule = {
  number: 239,
  name: "mounted-files",
  reason:
    "A command or a setting that names a file which its ConfigMap does not have ends with an error at once.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) yield* violationsOf(graph, workload, container);
    }
  },
};
