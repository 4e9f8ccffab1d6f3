import { listAt, mapAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { enumerate } from "../wording.ts";
import { type Control, containersText, isSet, ofContainers } from "./control.ts";

const volumeTypes = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

const volumes: Control = {
  broken({ podSpec }) {
    const bad: string[] = [];
    for (const volume of listAt(podSpec.volumes)) {
      const fields = mapAt(volume);
      for (const field of Object.keys(fields)) {
        if (field === "name" || volumeTypes.has(field) || !isSet(fields[field])) continue;
        bad.push(`volume ${textAt(volume, "name") ?? ""} is of type ${field}`);
        break;
      }
    }
    return bad.length === 0 ? undefined : `restricted volume types (${enumerate(bad)})`;
  },
  fix: "use a claim, an emptyDir, a ConfigMap or a Secret",
};

function isOfWindows({ podSpec }: Workload): boolean {
  return podSpec.os !== undefined && textAt(podSpec.os, "name") === "windows";
}

/** Pods with user namespaces may have a root of their own. */
function hasOwnUsers({ podSpec }: Workload): boolean {
  return podSpec.hostUsers === false;
}

const privilegeEscalation: Control = {
  since: 8,
  broken(workload, minor) {
    if (minor >= 25 && isOfWindows(workload)) return undefined;
    const bad = workload.containers.filter(({ security }) => security.allowPrivilegeEscalation !== false);
    const text = ofContainers(bad, "must set securityContext.allowPrivilegeEscalation=false");
    return text && `allowPrivilegeEscalation != false (${text})`;
  },
  fix: "write it in the securityContext of each container",
};

/** Containers that say something else than is asked, and those that say nothing where their pod does not either. */
function sayings(
  { security, containers }: Workload,
  isGood: (said: unknown) => boolean,
  field: string,
  ...inner: string[]
) {
  const wrong: string[] = [];
  const missing: Container[] = [];
  const ofPod = valueAt(security[field], ...inner);
  const isPodGood = isGood(ofPod);
  if (isSet(ofPod) && !isPodGood) wrong.push("pod");
  for (const container of containers) {
    const said = valueAt(container.security[field], ...inner);
    if (!isSet(said)) {
      if (!isPodGood) missing.push(container);
    } else if (!isGood(said)) wrong.push(containersText([container]));
  }
  return { wrong, missing };
}

const nonRoot: Control = {
  broken(workload) {
    if (hasOwnUsers(workload)) return undefined;
    const { wrong, missing } = sayings(workload, (said) => said === true, "runAsNonRoot");
    if (wrong.length > 0) {
      return `runAsNonRoot != true (${enumerate(wrong)} must not set securityContext.runAsNonRoot=false)`;
    }
    const text = ofContainers(missing, "must set securityContext.runAsNonRoot=true");
    return text && `runAsNonRoot != true (pod or ${text})`;
  },
  fix: "write it in the securityContext of the pod, with an image or a runAsUser that is not root",
};

const nonRootUser: Control = {
  since: 23,
  broken(workload) {
    if (hasOwnUsers(workload)) return undefined;
    const { wrong } = sayings(workload, (said) => said !== 0, "runAsUser");
    return wrong.length === 0 ? undefined : `runAsUser=0 (${enumerate(wrong)} must not set runAsUser=0)`;
  },
  fix: "write the number of another user",
};

const seccomp: Control = {
  since: 19,
  broken(workload, minor) {
    if (minor >= 25 && isOfWindows(workload)) return undefined;
    const isGood = (said: unknown) => said === "RuntimeDefault" || said === "Localhost";
    const { wrong, missing } = sayings(workload, isGood, "seccompProfile", "type");
    // What is Unconfined is told by the baseline.
    if (wrong.length > 0) return undefined;
    const field = "securityContext.seccompProfile.type";
    const text = ofContainers(missing, `must set ${field} to "RuntimeDefault" or "Localhost"`);
    return text && `seccompProfile (pod or ${text})`;
  },
  fix: "write RuntimeDefault in the securityContext of the pod",
};

const capabilities: Control = {
  since: 22,
  broken(workload, minor) {
    if (minor >= 25 && isOfWindows(workload)) return undefined;
    const { containers } = workload;
    const listed = ({ security }: Container, list: string) =>
      security.capabilities === undefined ? [] : textsAt(security.capabilities, list);
    const keeping = containers.filter((one) => !listed(one, "drop").includes("ALL"));
    const forbidden = (one: Container) => listed(one, "add").filter((name) => name !== "NET_BIND_SERVICE");
    const adding = containers.filter((one) => forbidden(one).length > 0);
    if (keeping.length + adding.length === 0) return undefined;
    const names = enumerate([...new Set(adding.flatMap(forbidden))].sort());
    const faults = [
      ofContainers(keeping, 'must set securityContext.capabilities.drop=["ALL"]'),
      ofContainers(adding, `must not include ${names} in securityContext.capabilities.add`),
    ].filter((text) => text !== undefined);
    return faults.length === 0 ? undefined : `unrestricted capabilities (${faults.join("; ")})`;
  },
  fix: "drop ALL in each container, and add nothing but NET_BIND_SERVICE",
};

/**
 * What the level `restricted` asks of a pod beyond `baseline`.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const restricted: readonly Control[] = [
  volumes,
  privilegeEscalation,
  nonRoot,
  nonRootUser,
  seccomp,
  capabilities,
];
