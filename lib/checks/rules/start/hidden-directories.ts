import { knownImageOf } from "../../containers/image.ts";
import { type Mount, mountsOf } from "../../containers/mounts.ts";
import { filesOf } from "../../containers/volume-files.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Folders without which nothing in an image starts. */
const vital = new Set([
  "/",
  "/bin",
  "/etc",
  "/lib",
  "/lib64",
  "/sbin",
  "/usr",
  "/usr/bin",
  "/usr/lib",
  "/usr/sbin",
]);

/** Folders of well-known images, and a file in them without which they do not start. */
const needed: readonly (readonly [image: string, folder: string, file: string])[] = [
  ["grafana/grafana", "/usr/share/grafana", "conf/defaults.ini"],
  ["httpd", "/usr/local/apache2/conf", "httpd.conf"],
  ["nginx", "/etc/nginx", "nginx.conf"],
  ["nginxinc/nginx-unprivileged", "/etc/nginx", "nginx.conf"],
];

/** Official images start by a script in this folder. */
const entrypoints = "/usr/local/bin";

const isOfNginx = (file: string) => /\.conf$/.test(file);

function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function faultOf(graph: Graph, namespace: string, container: Container, mount: Mount): string | undefined {
  const { path, volume } = mount;
  if (volume === undefined || mount.subPath !== undefined) return undefined;
  if (vital.has(path)) return `hides everything that the image has in ${path}, which nothing starts without`;
  const files = filesOf(graph, namespace, volume);
  if (files?.has(basename(path))) {
    return `makes a directory of what should be file ${basename(path)}: the file is ${path}/${basename(path)}`;
  }
  const image = knownImageOf(container);
  if (path === "/etc/nginx" && files?.keys().some(isOfNginx) === true && !files.has("nginx.conf")) {
    return "hides nginx.conf, which nginx does not start without";
  }
  if (image === undefined) return undefined;
  if (path === entrypoints && !image.name.includes("/") && files !== undefined) {
    return `hides the script by which ${image.text} starts`;
  }
  const lost = needed.find(([name, folder]) => name === image.name && folder === path);
  if (lost === undefined || files === undefined || files.has(lost[2])) return undefined;
  return `hides ${lost[2]} of ${image.text}, which does not start without`;
}

function addViolations(
  violations: Violation[],
  graph: Graph,
  workload: Workload,
  container: Container,
): void {
  for (const mount of mountsOf(workload, container)) {
    const fault = faultOf(graph, workload.namespace, container, mount);
    if (fault === undefined) continue;
    violations.push({
      at: workload.resource,
      message: `volume ${mount.volume?.name}, which container ${container.name} mounts at ${mount.path}, ${fault}`,
      fix: "mount single files by subPath, or mount the volume elsewhere",
    });
  }
}

/** Volumes hide nothing that the image needs. */
export const hiddenDirectories: Rule = {
  number: 241,
  name: "hidden-directories",
  reason:
    "A volume hides what the image has at its mount path: programs and configuration that it starts with.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath",
  check(graph) {
    const violations: Violation[] = [];
    for (const workload of graph.workloads) {
      for (const container of workload.containers) addViolations(violations, graph, workload, container);
    }
    return violations;
  },
};
