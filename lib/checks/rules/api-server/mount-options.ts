import { type Found, isMap, isTrueAt, listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

function* ofMount(whose: string, mount: Found, isPrivileged: boolean): Generator<Fault> {
  const place = `the mount ${textAt(mount, "mountPath") ?? ""} of ${whose}`;
  const propagation = textAt(mount, "mountPropagation") ?? "None";
  if (propagation === "Bidirectional" && !isPrivileged) {
    const message = `${place} has mountPropagation Bidirectional, but ${whose} is not privileged`;
    yield { message, fix: "write HostToContainer, or make the container privileged" };
  }
  const recursive = textAt(mount, "recursiveReadOnly") ?? "Disabled";
  if (recursive === "Disabled") return;
  if (!isTrueAt(mount, "readOnly")) {
    yield { message: `${place} has recursiveReadOnly, but is not readOnly`, fix: "write readOnly: true" };
  } else if (propagation !== "None") {
    const message = `${place} has recursiveReadOnly and mountPropagation ${propagation}`;
    yield { message, fix: "remove mountPropagation" };
  }
}

/** Volumes that a container can have as a device. */
function blockVolumesOf({ resource: { object }, podSpec }: Workload): ReadonlySet<string> {
  const claims = object.kind === "StatefulSet" ? listAt(object, "spec", "volumeClaimTemplates") : [];
  const volumes = listAt(podSpec, "volumes").filter((volume) =>
    ["persistentVolumeClaim", "ephemeral"].some((source) => isMap(valueAt(volume, source))),
  );
  return new Set([
    ...volumes.flatMap((volume) => textAt(volume, "name") ?? []),
    ...claims.flatMap((claim) => textAt(claim, "metadata", "name") ?? []),
  ]);
}

function* ofContainer({ name, fields }: Container, workload: Workload): Generator<Fault> {
  const isPrivileged = isTrueAt(fields, "securityContext", "privileged");
  for (const mount of listAt(fields, "volumeMounts"))
    yield* ofMount(`container ${name}`, mount, isPrivileged);
  const devices = listAt(fields, "volumeDevices");
  if (devices.length === 0) return;
  const blocks = blockVolumesOf(workload);
  for (const device of devices) {
    const volume = textAt(device, "name");
    if (volume === undefined || blocks.has(volume)) continue;
    yield {
      message: `container ${name} has volume ${volume} as a device, but it is no claim`,
      fix: "write it under volumeMounts, or take the device from a claim",
    };
  }
}

/** Mounts say of propagation, of writing and of devices what their container and volume can have. */
export const mountOptions: Rule = {
  number: 131,
  name: "mount-options",
  reason:
    "The API server refuses mounts that spread to the node from a container without privileges, and devices that are no claims.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const container of workload.containers) {
        for (const fault of ofContainer(container, workload)) yield { at: workload.resource, ...fault };
      }
    }
  },
};
