import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";
import { oneOf } from "../unions.ts";

/** Kinds of storage: classes, drivers and what they say of themselves. */
export const storage: FieldRules = {
  required: {
    "/PersistentVolumeClaim": { spec: "write what is claimed" },
    claim: {
      "dataSource.name": "name the source",
      "dataSource.kind": "write the kind of the source",
      "dataSourceRef.name": "name the source",
      "dataSourceRef.kind": "write the kind of the source",
    },
    "storage.k8s.io/StorageClass": {
      "allowedTopologies[].matchLabelExpressions": "write the labels",
      "allowedTopologies[].matchLabelExpressions[].values": "write the values",
    },
    "storage.k8s.io/VolumeAttributesClass": {
      driverName: "name the driver",
      parameters: "write at least one parameter",
    },
    "storage.k8s.io/CSINode": {
      "spec.drivers[].name": "name the driver",
      "spec.drivers[].nodeID": "write the name that the driver has for the node",
    },
    "storage.k8s.io/VolumeAttachment": { "spec.attacher": "name the driver" },
  },
  choices: {
    "storage.k8s.io/CSIDriver": {
      "spec.fsGroupPolicy": ["None", "File", "ReadWriteOnceWithFSType"],
      "spec.volumeLifecycleModes[]": ["Persistent", "Ephemeral"],
    },
  },
  ranges: {
    "storage.k8s.io/CSIDriver": {
      "spec.tokenRequests[].expirationSeconds": [600, 4_294_967_296],
      "spec.nodeAllocatableUpdatePeriodSeconds": [10, Number.MAX_SAFE_INTEGER],
    },
    "storage.k8s.io/CSINode": { "spec.drivers[].allocatable.count": [0, 2_147_483_647] },
  },
  texts: {
    claim: {
      volumeAttributesClassName: forms.subdomain,
      "dataSource.apiGroup": forms.subdomain,
      "dataSourceRef.apiGroup": forms.subdomain,
    },
    "/PersistentVolume": { "spec.volumeAttributesClassName": filled(forms.subdomain) },
    "storage.k8s.io/StorageClass": {
      "allowedTopologies[].matchLabelExpressions[].key": filled(forms.qualified),
    },
    "storage.k8s.io/VolumeAttributesClass": { driverName: forms.qualified },
    "storage.k8s.io/CSINode": {
      "spec.drivers[].name": forms.driver,
      "spec.drivers[].topologyKeys[]": filled(forms.qualified),
    },
    "storage.k8s.io/CSIStorageCapacity": { storageClassName: filled(forms.subdomain) },
    "storage.k8s.io/VolumeAttachment": {
      "spec.attacher": forms.driver,
      "spec.nodeName": filled(forms.subdomain),
      "spec.source.persistentVolumeName": filled(forms.subdomain),
    },
  },
  keys: {
    "storage.k8s.io/StorageClass": { parameters: forms.name },
    "storage.k8s.io/VolumeAttributesClass": { parameters: forms.name },
  },
  unions: {
    "storage.k8s.io/VolumeAttachment": { "spec.source": oneOf("persistentVolumeName", "inlineVolumeSpec") },
  },
  distinct: {
    "storage.k8s.io/StorageClass": {
      allowedTopologies: ["matchLabelExpressions"],
      "allowedTopologies[].matchLabelExpressions": ["key"],
      "allowedTopologies[].matchLabelExpressions[].values": [],
    },
    "storage.k8s.io/CSIDriver": { "spec.tokenRequests": ["audience"] },
    "storage.k8s.io/CSINode": { "spec.drivers": ["name"], "spec.drivers[].topologyKeys": [] },
  },
  selectors: { "storage.k8s.io/CSIStorageCapacity": { nodeTopology: "any" } },
  quantities: { "storage.k8s.io/CSIStorageCapacity": { capacity: true, maximumVolumeSize: true } },
};
