import { repeated } from "#lib/model/repeated.ts";
import { type Found, isMap, listAt, textAt } from "../../graph/fields.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Volumes of the pods, and those that a StatefulSet makes for each of them. */
function volumesOf({ resource: { object }, podSpec }: Workload): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string | undefined) => {
    if (name !== undefined) names.add(name);
  };
  for (const volume of listAt(podSpec.volumes)) add(textAt(volume, "name"));
  const claims = object.kind === "StatefulSet" ? listAt(object.spec, "volumeClaimTemplates") : [];
  for (const claim of claims) add(textAt(claim, "metadata", "name"));
  return names;
}

/** Paths at which more than one volume is mounted. */
function repeatedPaths(mounts: readonly Found[]): Iterable<string> {
  return mounts.length < 2 ? [] : repeated(mounts.flatMap((mount) => textAt(mount, "mountPath") ?? []));
}

function* ofSubPath(whose: string, mount: Found): Generator<Fault> {
  const place = `the mount ${textAt(mount, "mountPath") ?? ""} of ${whose}`;
  const [plain, expression] = [textAt(mount, "subPath"), textAt(mount, "subPathExpr")];
  if (plain !== undefined && expression !== undefined) {
    yield { message: `${place} has both subPath and subPathExpr`, fix: "keep one of them" };
  }
  for (const path of [plain, expression]) {
    if (path === undefined || (!path.startsWith("/") && !path.split("/").includes(".."))) continue;
    yield {
      message: `${place} has the subPath "${path}", which may lead out of the volume`,
      fix: 'write a path inside the volume, without "/" at the beginning and without ".."',
    };
  }
}

function hasSubPath(mount: Found): boolean {
  return isMap(mount) && (mount.subPath !== undefined || mount.subPathExpr !== undefined);
}

function mountsAny({ fields: { volumeMounts, volumeDevices } }: Container): boolean {
  return volumeMounts !== undefined || volumeDevices !== undefined;
}

/** Volumes that a container mounts and its pods do not have. */
function unknownIn({ fields }: Container, volumes: ReadonlySet<string>): ReadonlySet<string> {
  const unknown = new Set<string>();
  for (const list of [fields.volumeMounts, fields.volumeDevices]) {
    for (const mount of listAt(list)) {
      const name = textAt(mount, "name");
      if (name !== undefined && !volumes.has(name)) unknown.add(name);
    }
  }
  return unknown;
}

function* ofMounts(container: Container, volumes: ReadonlySet<string>): Generator<Fault> {
  const whose = `container ${container.name}`;
  const mounts = listAt(container.fields.volumeMounts);
  for (const path of repeatedPaths(mounts)) {
    yield { message: `${whose} mounts more than one volume at ${path}`, fix: "give each a path of its own" };
  }
  for (const mount of mounts) {
    if (hasSubPath(mount)) yield* ofSubPath(whose, mount);
  }
  for (const volume of unknownIn(container, volumes)) {
    const near = nearest(volume, volumes);
    yield {
      message: `${whose} mounts volume ${volume}, which its pods do not have`,
      fix:
        near === undefined
          ? `add volume ${volume}, or remove the mount`
          : `write ${near}, or add volume ${volume}`,
    };
  }
}

/** Containers mount volumes that their pods have, each at a path of its own inside the volume. */
export const volumeMounts: Rule = {
  number: 110,
  name: "volume-mounts",
  reason: "The API server refuses a mount of a volume that the pods do not have, and two mounts at one path.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1",
  *check({ workloads }) {
    for (const workload of workloads) {
      const volumes = volumesOf(workload);
      for (const container of workload.containers) {
        if (!mountsAny(container)) continue;
        for (const fault of ofMounts(container, volumes)) yield { at: workload.resource, ...fault };
      }
    }
  },
};
