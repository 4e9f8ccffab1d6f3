import type { ChangeRule } from "../../change/destruction.ts";
import { changesOfFixed, type Fixed, field } from "../../change/immutable.ts";

const cure = "leave it as it is, and add a class of another name for new claims";
const ofClass = "volumes that exist stay as they are";

const fixed: Readonly<Record<string, Fixed>> = {
  "/PersistentVolume": {
    fields: ["csi", "nfs", "hostPath", "local", "awsElasticBlockStore", "iscsi", "volumeMode"].map((name) =>
      field(`spec.${name}`, name === "volumeMode" ? "Filesystem" : undefined),
    ),
    loss: "its claim loses its volume",
    cure: "leave it as it is, and add a volume of another name",
  },
  "storage.k8s.io/StorageClass": {
    fields: [
      field("provisioner"),
      field("parameters"),
      field("reclaimPolicy", "Delete"),
      field("volumeBindingMode", "Immediate"),
    ],
    loss: ofClass,
    cure,
  },
  "storage.k8s.io/VolumeAttributesClass": {
    fields: [field("driverName"), field("parameters")],
    loss: ofClass,
    cure,
  },
};

/** Where volumes come from. */
export const immutableStorage: ChangeRule = {
  number: 615,
  name: "immutable-storage",
  reason:
    "A StorageClass or a volume that exists cannot come from somewhere else: every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/storage/storage-classes/",
  check: (change) => changesOfFixed(change, fixed),
};
