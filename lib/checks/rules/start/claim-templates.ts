import { listAt, textAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";

function mountedNames({ containers }: Workload): Set<string> {
  const mounts = containers.flatMap(({ fields }) => [
    ...listAt(fields, "volumeMounts"),
    ...listAt(fields, "volumeDevices"),
  ]);
  return new Set(mounts.flatMap((mount) => textAt(mount, "name") ?? []));
}

/** Disks that pods get, by the words for them. */
function disksOf({ resource: { object }, podSpec }: Workload): [name: string, title: string][] {
  const disks: [name: string, title: string][] = [];
  const templates = object.kind === "StatefulSet" ? listAt(object, "spec", "volumeClaimTemplates") : [];
  for (const template of templates) {
    const name = textAt(template, "metadata", "name");
    if (name !== undefined) disks.push([name, `volumeClaimTemplate ${name}`]);
  }
  for (const volume of listAt(podSpec, "volumes")) {
    const claim = textAt(volume, "persistentVolumeClaim", "claimName");
    const name = claim === undefined ? undefined : textAt(volume, "name");
    if (name !== undefined) disks.push([name, `volume ${name} of claim ${claim}`]);
  }
  return disks;
}

/** A disk that pods get is mounted by one of their containers. */
export const claimTemplates: Rule = {
  number: 277,
  name: "claim-templates",
  reason:
    "A disk that no container mounts stays empty: what was meant for it is written to the container, and lost with it.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates",
  *check(graph) {
    for (const workload of graph.workloads) {
      const disks = disksOf(workload);
      if (disks.length === 0) continue;
      const mounted = mountedNames(workload);
      for (const [name, title] of disks) {
        if (mounted.has(name)) continue;
        const near = nearest(name, mounted);
        yield {
          at: workload.resource,
          severity: "warning",
          message: `no container mounts its ${title}: what they write is lost with them`,
          fix:
            near === undefined
              ? `mount ${name} in a container, or remove it`
              : `mount ${name} where ${near} is mounted, or remove it`,
        };
      }
    }
  },
};
