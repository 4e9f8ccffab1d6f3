import { type Mount, mountOver, mountsOf } from "../../containers/mounts.ts";
import { userOf } from "../../containers/user.ts";
import { filesOf } from "../../containers/volume-files.ts";
import { numberAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

const execute = 0o111;
const readByOthers = 0o004;

function modeText(mode: number): string {
  return `0${mode.toString(8)}`;
}

/** The program that a container starts, where it is a file of a volume. */
function* notExecutable(graph: Graph, workload: Workload, container: Container): Generator<Violation> {
  const [program = ""] = textsAt(container.fields, "command");
  const mount = program.startsWith("/") ? mountOver(mountsOf(workload, container), program) : undefined;
  if (mount?.volume === undefined) return;
  const inside = mount.subPath ?? program.slice(mount.path.length + 1);
  const file = filesOf(graph, workload.namespace, mount.volume)?.get(inside);
  if (file === undefined || (file.mode & execute) !== 0) return;
  yield {
    at: workload.resource,
    message: `container ${container.name} runs ${program}, which volume ${mount.volume.name} mounts with mode ${modeText(file.mode)}: the kernel refuses to execute it`,
    fix: "set defaultMode of the volume to 0555, or run it by a shell",
  };
}

function isPrivate({ volume }: Mount): boolean {
  const mode = numberAt(volume?.source, "defaultMode");
  const isFilled = volume?.type === "secret" || volume?.type === "configMap";
  return isFilled && mode !== undefined && (mode & readByOthers) === 0;
}

/** Files belong to root, and to the group of the pod where it has one. */
function* notReadable(workload: Workload, container: Container): Generator<Violation> {
  const user = userOf(workload, container);
  if (typeof user !== "number" || user === 0) return;
  if (numberAt(workload.security.fsGroup) !== undefined) return;
  for (const mount of mountsOf(workload, container)) {
    if (!isPrivate(mount)) continue;
    const mode = modeText(numberAt(mount.volume?.source, "defaultMode") ?? 0);
    yield {
      at: workload.resource,
      message: `container ${container.name} runs as user ${user}, who cannot read volume ${mount.volume?.name}: its files belong to root and have mode ${mode}`,
      fix: "set fsGroup in the securityContext of the pod, or let defaultMode out",
    };
  }
}

/** Files of ConfigMaps and Secrets can be used by those who mount them. */
export const fileModes: Rule = {
  number: 240,
  name: "file-modes",
  reason:
    "A script without permission to be executed, or a key that its user cannot read, ends the container at once.",
  see: "https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) {
        if (container.fields.command !== undefined) yield* notExecutable(graph, workload, container);
        yield* notReadable(workload, container);
      }
    }
  },
};
