import { type Found, listAt, textAt } from "../graph/fields.ts";
import { withoutTrailing } from "../graph/trailing.ts";
import type { Container, Workload } from "../graph/workload.ts";

/** A place of a container where a volume that lasts is seen. */
export interface Mount {
  readonly container: string;
  readonly volume: string;
  readonly path: string;
  readonly subPath: string;
}

/** Volumes of pods that outlive them: name to claim, which for a template of a StatefulSet is the template. */
export function claimsOf({ podSpec, resource }: Workload): ReadonlyMap<string, string> {
  const ofTemplates = listAt(resource.object, "spec", "volumeClaimTemplates").flatMap((template) => {
    const name = textAt(template, "metadata", "name");
    return name === undefined ? [] : [[name, `template ${name}`] as const];
  });
  const ofClaims = listAt(podSpec, "volumes").flatMap((volume) => {
    const [name, claim] = [textAt(volume, "name"), textAt(volume, "persistentVolumeClaim", "claimName")];
    return name === undefined || claim === undefined ? [] : [[name, claim] as const];
  });
  return new Map([...ofTemplates, ...ofClaims]);
}

function mountOf(container: Container, mount: Found): Mount {
  return {
    container: container.name,
    volume: textAt(mount, "name") ?? "",
    path: withoutTrailing(textAt(mount, "mountPath") ?? "", "/"),
    subPath: textAt(mount, "subPath") ?? textAt(mount, "subPathExpr") ?? "",
  };
}

/** Mounts of volumes that last, in the containers that stay. */
export function lastingMounts(workload: Workload): Mount[] {
  const claims = claimsOf(workload);
  return workload.containers
    .filter(({ stays }) => stays)
    .flatMap((container) =>
      listAt(container.fields, "volumeMounts").map((mount) => mountOf(container, mount)),
    )
    .filter(({ volume }) => claims.has(volume));
}
