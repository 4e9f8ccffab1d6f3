import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";
import { atMostOneOf, oneOf } from "../unions.ts";

const partition = [0, 255] as const;

/**
 * Sources of volumes, as pods and PersistentVolumes have them.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export const volumes: FieldRules = {
  required: {
    volume: {
      "awsElasticBlockStore.volumeID": "name the volume",
      "azureDisk.diskName": "name the disk",
      "azureDisk.diskURI": "write the address of the disk",
      "azureFile.secretName": "name the Secret",
      "azureFile.shareName": "name the share",
      "cephfs.monitors": "name the monitors",
      "cinder.volumeID": "name the volume",
      "flexVolume.driver": "name the driver",
      "gcePersistentDisk.pdName": "name the disk",
      "gitRepo.repository": "write the address of the repository",
      "glusterfs.endpoints": "name the Endpoints",
      "glusterfs.path": "write the path",
      "image.reference": "name the image",
      "iscsi.iqn": "name the target",
      "iscsi.targetPortal": "write the address of the target",
      "photonPersistentDisk.pdID": "name the disk",
      "portworxVolume.volumeID": "name the volume",
      "quobyte.registry": "write host and port of the registry",
      "quobyte.volume": "name the volume",
      "rbd.image": "name the image",
      "rbd.monitors": "name the monitors",
      "scaleIO.gateway": "write the address of the gateway",
      "scaleIO.system": "name the system",
      "scaleIO.volumeName": "name the volume",
      "storageos.volumeName": "name the volume",
      "vsphereVolume.volumePath": "write the path of the volume",
      "csi.nodePublishSecretRef.name": "name the Secret",
      "downwardAPI.items[].path": "write the path of the file",
      "downwardAPI.items[].fieldRef.fieldPath": "name the field",
      "downwardAPI.items[].resourceFieldRef.resource": "name the resource",
      "projected.sources[].downwardAPI.items[].path": "write the path of the file",
      "projected.sources[].downwardAPI.items[].fieldRef.fieldPath": "name the field",
      "projected.sources[].downwardAPI.items[].resourceFieldRef.resource": "name the resource",
      "projected.sources[].clusterTrustBundle.path": "write the path of the file",
      ...Object.fromEntries(
        ["configMap", "secret"].flatMap((source) => [
          [`projected.sources[].${source}.items[].key`, "name the key"],
          [`projected.sources[].${source}.items[].path`, "write the path of the file"],
        ]),
      ),
    },
    "/PersistentVolume": Object.fromEntries(
      [
        "csi.controllerExpandSecretRef",
        "csi.controllerPublishSecretRef",
        "csi.nodeExpandSecretRef",
        "csi.nodePublishSecretRef",
        "iscsi.secretRef",
      ].flatMap((place): (readonly [string, string])[] => [
        [`spec.${place}.name`, "name the Secret"],
        ...(place.startsWith("csi")
          ? [[`spec.${place}.namespace`, "write the namespace of the Secret"] as const]
          : []),
      ]),
    ),
  },
  ranges: {
    volume: {
      "awsElasticBlockStore.partition": partition,
      "gcePersistentDisk.partition": partition,
      "fc.lun": [0, 255],
      "iscsi.lun": [0, 255],
    },
  },
  texts: {
    volume: {
      "csi.nodePublishSecretRef.name": forms.subdomain,
      "ephemeral.volumeClaimTemplate.metadata.labels.*": forms.labelValue,
      "csi.controllerExpandSecretRef.name": forms.subdomain,
      "csi.controllerPublishSecretRef.name": forms.subdomain,
      "csi.nodeExpandSecretRef.name": forms.subdomain,
      "csi.controllerExpandSecretRef.namespace": forms.label,
      "csi.controllerPublishSecretRef.namespace": forms.label,
      "csi.nodeExpandSecretRef.namespace": forms.label,
      "csi.nodePublishSecretRef.namespace": forms.label,
      "azureFile.secretNamespace": filled(forms.name),
      "flocker.datasetName": forms.segment,
      "gitRepo.directory": forms.relativePath,
      "glusterfs.endpointsNamespace": filled(forms.label),
      "iscsi.iqn": forms.initiator,
      "iscsi.initiatorName": filled(forms.initiator),
      "projected.sources[].clusterTrustBundle.signerName": filled(forms.signer),
      "projected.sources[].clusterTrustBundle.name": filled(forms.clusterTrustBundle),
      "projected.sources[].clusterTrustBundle.path": forms.relativePath,
      "projected.sources[].podCertificate.signerName": filled(forms.signer),
      "quobyte.registry": forms.hostAndPort,
      "storageos.volumeName": forms.label,
      "storageos.volumeNamespace": forms.label,
    },
  },
  choices: {
    volume: {
      "downwardAPI.items[].fieldRef.apiVersion": ["", "v1"],
      "projected.sources[].downwardAPI.items[].fieldRef.apiVersion": ["", "v1"],
      "projected.sources[].podCertificate.keyType": [
        "RSA3072",
        "RSA4096",
        "ECDSAP256",
        "ECDSAP384",
        "ECDSAP521",
        "ED25519",
      ],
    },
  },
  keys: {
    volume: {
      "ephemeral.volumeClaimTemplate.metadata.labels": forms.qualified,
      "ephemeral.volumeClaimTemplate.metadata.annotations": forms.lowered,
    },
  },
  unions: {
    volume: {
      fc: oneOf("targetWWNs", "wwids"),
      flocker: oneOf("datasetName", "datasetUUID"),
      "projected.sources[]": atMostOneOf(
        "secret",
        "configMap",
        "downwardAPI",
        "serviceAccountToken",
        "clusterTrustBundle",
        "podCertificate",
      ),
      "projected.sources[].clusterTrustBundle": oneOf("name", "signerName"),
    },
  },
  selectors: { volume: { "projected.sources[].clusterTrustBundle.labelSelector": "any" } },
  quantities: { volume: { "emptyDir.sizeLimit": true } },
};
