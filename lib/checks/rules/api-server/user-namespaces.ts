import { isTrueAt, listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

const shared = ["hostNetwork", "hostPID", "hostIPC"];

function* faultsOf({ podSpec, containers }: Workload): Generator<Fault> {
  const hasOwnUsers = valueAt(podSpec, "hostUsers") === false;
  for (const { name, fields } of containers) {
    const isUnmasked = textAt(fields, "securityContext", "procMount") === "Unmasked";
    if (isUnmasked && !hasOwnUsers) {
      yield {
        message: `container ${name} has procMount Unmasked`,
        fix: "write hostUsers: false, or remove it",
      };
    }
    if (hasOwnUsers && listAt(fields, "volumeDevices").length > 0) {
      const message = `container ${name} has volumeDevices, but its pods have users of their own`;
      yield { message, fix: "remove hostUsers: false" };
    }
  }
  if (!hasOwnUsers) return;
  for (const field of shared) {
    if (!isTrueAt(podSpec, field)) continue;
    yield {
      message: `its pods have users of their own and ${field}`,
      fix: `remove ${field}, or hostUsers: false`,
    };
  }
}

/** Pods with users of their own share nothing else with the node that needs the users of the node. */
export const userNamespaces: Rule = {
  number: 129,
  name: "user-namespaces",
  reason: "The API server refuses hostUsers: false beside what needs the users of the node.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/#limitations",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
