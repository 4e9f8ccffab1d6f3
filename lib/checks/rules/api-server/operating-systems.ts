import { type Found, isMap, isTrueAt, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { setFieldsOf } from "../../graph/set-fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Fields of security contexts that mean something to Linux alone: of pods, and of containers. */
const ofPods =
  "appArmorProfile fsGroup fsGroupChangePolicy runAsGroup runAsUser seLinuxChangePolicy seLinuxOptions seccompProfile supplementalGroups supplementalGroupsPolicy sysctls".split(
    " ",
  );
const ofContainers =
  "allowPrivilegeEscalation appArmorProfile capabilities privileged procMount readOnlyRootFilesystem runAsGroup runAsUser seLinuxOptions seccompProfile".split(
    " ",
  );

/** Fields of pods that mean something to Linux alone, and those of them that mean nothing where they are false. */
const whatever = ["hostUsers", "resources", "shareProcessNamespace"];
const whenTrue = ["hostPID", "hostIPC"];

function* foreignFields(place: string, context: Found, foreign: readonly string[]): Generator<Fault> {
  for (const field of setFieldsOf(mapAt(context))) {
    if (!foreign.includes(field) || (field === "sysctls" && listAt(context, field).length === 0)) continue;
    yield { message: `${place} has ${field}, which Windows does not know`, fix: `remove ${field}, or os` };
  }
}

function* ofWindows({ podSpec, containers }: Workload): Generator<Fault> {
  for (const field of setFieldsOf(podSpec)) {
    if (!whatever.includes(field) && !(whenTrue.includes(field) && podSpec[field] === true)) continue;
    yield { message: `its pods are of Windows, which does not know ${field}`, fix: `remove ${field}, or os` };
  }
  yield* foreignFields("securityContext of its pods", valueAt(podSpec, "securityContext"), ofPods);
  for (const { name, fields } of containers) {
    yield* foreignFields(
      `securityContext of container ${name}`,
      valueAt(fields, "securityContext"),
      ofContainers,
    );
  }
}

function* ofLinux({ podSpec, containers }: Workload): Generator<Fault> {
  const contexts = [podSpec, ...containers.map(({ fields }) => fields)];
  if (!contexts.some((one) => isMap(valueAt(one, "securityContext", "windowsOptions")))) return;
  yield { message: "its pods are of Linux and have windowsOptions", fix: "remove windowsOptions, or os" };
}

/** Whether a container runs in the processes of its node, as it says itself or its pods do. */
function* ofHostProcesses({ podSpec, containers }: Workload): Generator<Fault> {
  const path = ["securityContext", "windowsOptions", "hostProcess"];
  const ofAll = valueAt(podSpec, ...path);
  const each = containers.map(({ fields }) => valueAt(fields, ...path) ?? ofAll);
  if (each.some((one, i) => typeof ofAll === "boolean" && one !== ofAll && containers[i] !== undefined)) {
    yield { message: "hostProcess of a container is another than that of its pods", fix: "write the same" };
  }
  if (!each.includes(true)) return;
  if (each.some((one) => one !== true)) {
    yield { message: "only some of its containers are host processes", fix: "write hostProcess for all" };
  }
  if (!isTrueAt(podSpec, "hostNetwork")) {
    yield { message: "its pods are host processes without hostNetwork", fix: "write hostNetwork: true" };
  }
}

/** Pods have the fields of the operating system that they are for. */
export const operatingSystems: Rule = {
  number: 128,
  name: "operating-systems",
  reason: "The API server refuses pods of Windows with fields of Linux, and the other way round.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/#pod-os",
  *check({ workloads }) {
    for (const workload of workloads) {
      const os = textAt(workload.podSpec, "os", "name");
      if (os === "windows")
        for (const fault of ofWindows(workload)) yield { at: workload.resource, ...fault };
      if (os === "linux") for (const fault of ofLinux(workload)) yield { at: workload.resource, ...fault };
      for (const fault of ofHostProcesses(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
