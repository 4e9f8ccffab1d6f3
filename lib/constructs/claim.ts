import { Size } from "cdk8s";
import {
  PersistentVolumeAccessMode,
  PersistentVolumeClaim,
  PersistentVolumeMode,
  Volume,
} from "cdk8s-plus-28";
import type { Bytes } from "#lib/model/quantity.ts";
import { labelsOf } from "./labels.ts";
import { need } from "./need.ts";
import type { Scope } from "./scope.ts";
import { kept } from "./sync.ts";

/**
 * A volume that outlives its pods and its Application. It is an object of its own, not a template of the
 * StatefulSet, so that its protection and its size stand in Git.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export function addClaim(scope: Scope, workload: string, storage: Bytes): Volume {
  const name = `${workload}-data`;
  const storageClassName = need(scope, "storageClass", `workload ${workload}`);
  new PersistentVolumeClaim(scope.chart, `PersistentVolumeClaim-${name}`, {
    metadata: {
      name,
      namespace: scope.namespace,
      labels: labelsOf(scope, workload),
      annotations: { ...kept },
    },
    accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE],
    volumeMode: PersistentVolumeMode.FILE_SYSTEM,
    storage: Size.mebibytes(storage.request),
    ...(storageClassName === undefined ? {} : { storageClassName }),
  });
  const claim = PersistentVolumeClaim.fromClaimName(scope.chart, `claim-${workload}`, name);
  return Volume.fromPersistentVolumeClaim(scope.chart, `${workload}-data`, claim, {
    name: "data",
    readOnly: false,
  });
}
