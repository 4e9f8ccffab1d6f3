import { isList, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Value } from "#lib/render/resource.ts";
import { kubectl } from "./programs.ts";
import { failed, jsonOf } from "./readings.ts";
import type { Answer, Ask, Reading } from "./step.ts";
import type { Target } from "./target.ts";
import { CLUSTER } from "./terraform-state.ts";

function policyOf(volume: Value): string | undefined {
  return textAt(volume, "spec", "persistentVolumeReclaimPolicy");
}

function lineOf(volume: Value): string {
  const claim = mapAt(volume, "spec", "claimRef");
  const [disk, size] = [
    textAt(volume, "spec", "csi", "volumeHandle"),
    textAt(volume, "spec", "capacity", "storage"),
  ];
  return `${disk}, ${size}, of claim ${textAt(claim, "namespace")}/${textAt(claim, "name")}`;
}

function volumesOf(answer: Answer): readonly Value[] | undefined {
  const items = answer.status === 0 ? mapAt(jsonOf(answer)).items : undefined;
  return isList(items) ? items : undefined;
}

function readKept(answer: Answer): Reading {
  const volumes = volumesOf(answer);
  if (volumes === undefined) return failed(answer);
  return { met: true, say: volumes.filter((volume) => policyOf(volume) === "Retain").map(lineOf) };
}

function readTemporary(answer: Answer): Reading {
  const volumes = volumesOf(answer);
  if (volumes === undefined) return failed(answer);
  const left = volumes.filter((volume) => policyOf(volume) === "Delete");
  return left.length === 0 ? { met: true } : { met: false, because: left.map(lineOf) };
}

/** Says which disks outlive the cluster, while it still knows whose they are. */
export function sayKeptDisks(target: Target): Ask {
  return {
    kind: "ask",
    title: "These disks stay: their data may be wanted",
    needs: CLUSTER,
    question: { command: kubectl(target, "get", "persistentvolumes", "-o", "json"), read: readKept },
    cure: "see whether kubectl reaches the cluster",
  };
}

/** Waits until the driver has deleted the disks that go with their claims. */
export function temporaryDisksAreGone(target: Target): Ask {
  return {
    kind: "ask",
    title: "No disks are left that go with their claims",
    needs: CLUSTER,
    question: { command: kubectl(target, "get", "persistentvolumes", "-o", "json"), read: readTemporary },
    patience: { every: 10, limit: 10 * 60 },
    cure: "delete the claims that are left, or the disks by hand",
  };
}
