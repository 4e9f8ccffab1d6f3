import type { Fields } from "#lib/render/resource.ts";
import { isTrueAt, listAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Kernel parameters of how processes speak with each other. */
const ofProcesses = /^(kernel[./](shm|msg|sem)|fs[./]mqueue[./])/;

function* ofProfile(whose: string, context: Fields): Generator<Fault> {
  for (const field of ["seccompProfile", "appArmorProfile"]) {
    const profile = context[field];
    if (profile === undefined) continue;
    const [type, file] = [textAt(profile, "type"), textAt(profile, "localhostProfile")];
    const isWritten = typeof valueAt(profile, "localhostProfile") === "string";
    if (type === "Localhost" && file === undefined) {
      yield {
        message: `${field} of ${whose} is of the type Localhost and names no profile`,
        fix: "write localhostProfile",
      };
    } else if (type !== undefined && type !== "Localhost" && isWritten) {
      yield {
        message: `${field} of ${whose} has localhostProfile, but is of the type ${type}`,
        fix: "remove localhostProfile",
      };
    }
  }
}

function* ofContainer(whose: string, context: Fields): Generator<Fault> {
  yield* ofProfile(whose, context);
  if (context.allowPrivilegeEscalation !== false) return;
  const adds = textsAt(context.capabilities, "add");
  const grants =
    context.privileged === true
      ? "privileged"
      : adds.some((one) => one === "SYS_ADMIN" || one === "CAP_SYS_ADMIN") && "the capability SYS_ADMIN";
  if (grants === false) return;
  const message = `${whose} forbids privilege escalation and has ${grants}`;
  yield { message, fix: `remove ${grants}, or allow privilege escalation` };
}

function* faultsOf({ podSpec, security: ofPod, containers }: Workload): Generator<Fault> {
  yield* ofProfile("its pods", ofPod);
  for (const { name, security } of containers) yield* ofContainer(`container ${name}`, security);
  if (isTrueAt(podSpec, "hostPID") && isTrueAt(podSpec, "shareProcessNamespace")) {
    const message = "its pods share processes among themselves and with the node";
    yield { message, fix: "remove shareProcessNamespace or hostPID" };
  }
  for (const sysctl of listAt(ofPod, "sysctls")) {
    const name = textAt(sysctl, "name") ?? "";
    if (isTrueAt(podSpec, "hostNetwork") && /^net[./]/.test(name)) {
      const message = `its pods set ${name}, but have the network of the node`;
      yield { message, fix: "remove it, or hostNetwork" };
    }
    if (!isTrueAt(podSpec, "hostIPC") || !ofProcesses.test(name)) continue;
    const message = `its pods set ${name}, but share the memory of processes of the node`;
    yield { message, fix: "remove it, or hostIPC" };
  }
}

/** Security contexts do not contradict themselves. */
export const securityContexts: Rule = {
  number: 162,
  name: "security-contexts",
  reason: "The API server refuses privileges that the same container forbids, and profiles without a name.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
