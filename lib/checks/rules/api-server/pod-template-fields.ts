import { isTrueAt, listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Kinds whose pods may end after a time. */
const ending = new Set(["CronJob", "Job", "Pod", "PodTemplate"]);

const longestName = 64;

function* ofNames({ podSpec }: Workload): Generator<Fault> {
  const name = textAt(podSpec, "hostnameOverride");
  if (name === undefined) return;
  for (const field of ["hostNetwork", "setHostnameAsFQDN"]) {
    if (!isTrueAt(podSpec, field)) continue;
    yield { message: `its pods have hostnameOverride and ${field}`, fix: "keep one of them" };
  }
  if (name.length <= longestName) return;
  const message = `hostnameOverride of its pods has ${name.length} characters`;
  yield { message, fix: `keep at most ${longestName}` };
}

function* faultsOf(workload: Workload): Generator<Fault> {
  const { resource, podSpec, containers } = workload;
  const { kind } = resource.object;
  if (!ending.has(kind) && numberAt(podSpec.activeDeadlineSeconds) !== undefined) {
    const message = `its pods have activeDeadlineSeconds, but pods of a ${kind} do not end`;
    yield { message, fix: "remove it, or make it a Job" };
  }
  if (listAt(podSpec.ephemeralContainers).length > 0) {
    const message = "its pods have ephemeralContainers, which can only be added to a running pod";
    yield { message, fix: "remove them, or make them containers" };
  }
  for (const { name, fields } of containers) {
    if (listAt(fields.restartPolicyRules).length === 0 || textAt(fields, "restartPolicy")) continue;
    yield { message: `container ${name} has restartPolicyRules without restartPolicy`, fix: "write it" };
  }
  if (listAt(podSpec.schedulingGates).length > 0 && valueAt(podSpec, "nodeName")) {
    yield { message: "its pods have schedulingGates and a nodeName", fix: "keep one of them" };
  }
  if (podSpec.hostnameOverride !== undefined) yield* ofNames(workload);
}

/** Pods have only what they can have where they are made. */
export const podTemplateFields: Rule = {
  number: 132,
  name: "pod-template-fields",
  reason: "The API server refuses pods with fields that belong to running pods, or to those of other kinds.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
