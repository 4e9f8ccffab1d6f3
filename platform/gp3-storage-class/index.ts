import { StorageClass } from "kubernetes-models/storage.k8s.io/v1/StorageClass";
import { addObject } from "#lib/constructs/object.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { everyCluster } from "../clusters.ts";

/** Name of the StorageClass, for the values of charts that claim volumes. */
export const storageClass = "gp3";

const temporaryStorageClass = "gp3-temporary";

/**
 * A class of encrypted gp3 volumes that can grow. A volume lives in one zone: it is made in the zone in which its
 * pod can run.
 */
function gp3(
  name: string,
  reclaimPolicy: "Retain" | "Delete",
  annotations: Record<string, string>,
): StorageClass {
  return new StorageClass({
    metadata: { name, annotations },
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true" },
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
    reclaimPolicy,
  });
}

/**
 * Volumes of the EBS CSI driver. The default class keeps the disk when its claim is deleted by mistake; what is
 * left behind is deleted by hand. The other class is for volumes of a single run. EKS has had no default class
 * since 1.30.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
 */
export default defineAddOn({
  name: "gp3-storage-class",
  on: everyCluster.filter(({ volumes }) => volumes),
  namespace: "kube-system",
  contents: () => ({
    offers: { storageClass, temporaryStorageClass },
    resources(chart) {
      addObject(
        chart,
        gp3(storageClass, "Retain", { "storageclass.kubernetes.io/is-default-class": "true" }),
      );
      addObject(chart, gp3(temporaryStorageClass, "Delete", {}));
    },
  }),
});
