import { cleanPath, isWithin } from "../../containers/mounts.ts";
import { filesOf } from "../../containers/volume-files.ts";
import { volumesOf } from "../../containers/volumes.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function* violationsOf(graph: Graph, workload: Workload, container: Container): Generator<Violation> {
  const volumes = volumesOf(workload);
  for (const mount of listAt(container.fields, "volumeMounts")) {
    const subPath = textAt(mount, "subPath");
    const volume = volumes.get(textAt(mount, "name") ?? "");
    if (subPath === undefined || volume === undefined) continue;
    const known = filesOf(graph, workload.namespace, volume);
    const wanted = cleanPath(subPath);
    if (known === undefined || known.has(wanted)) continue;
    const files = [...known.keys()];
    if (files.some((path) => isWithin(path, wanted))) continue;
    const near = nearest(wanted, files);
    yield {
      at: workload.resource,
      message: `container ${container.name} mounts ${subPath} of volume ${volume.name} at ${textAt(mount, "mountPath")}, but the volume has ${enumerate(files)}: an empty directory stands there`,
      fix: near === undefined ? "write a key of the volume as subPath" : `write ${near}`,
    };
  }
}

/** What is mounted of a ConfigMap or Secret is one of its keys. */
export const mountedKeys: Rule = {
  number: 238,
  name: "mounted-keys",
  compares: true,
  reason:
    "A subPath that a ConfigMap does not have is mounted as an empty directory, where a file is expected.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) yield* violationsOf(graph, workload, container);
    }
  },
};
