import { type Found, isList, isMap } from "../graph/fields.ts";
import type { FieldTable } from "./table.ts";

/** How to write a field that has to be there. */
export type Cure = string;

/** How a field is not there, where it holds nothing. */
export function absence(value: Found): "missing" | "empty" | undefined {
  if (value === undefined || value === null) return "missing";
  const isEmpty =
    value === "" ||
    (isList(value) && value.length === 0) ||
    (isMap(value) && Object.keys(value).length === 0);
  return isEmpty ? "empty" : undefined;
}

const claim = "write requests.storage, such as 10Gi";

const exec: Readonly<Record<string, Cure>> = Object.fromEntries(
  ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop"].map(
    (place) => [`${place}.exec.command`, "write the command"],
  ),
);

const terms = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

const podAffinity = (place: string): Record<string, Cure> => ({
  [`affinity.${place}.requiredDuringSchedulingIgnoredDuringExecution[].topologyKey`]: "name a label of nodes",
  [`affinity.${place}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.topologyKey`]:
    "name a label of nodes",
});

const webhook: Readonly<Record<string, Cure>> = {
  "webhooks[].admissionReviewVersions": "write [v1]",
  "webhooks[].clientConfig.service.name": "name the Service",
  "webhooks[].clientConfig.service.namespace": "name its namespace",
  "webhooks[].rules[].apiGroups": 'name the groups; "" is the core group',
  "webhooks[].rules[].apiVersions": "name the versions",
  "webhooks[].rules[].operations": "name the operations",
  "webhooks[].rules[].resources": "name the resources",
};

const keyToPath = (place: string): Record<string, Cure> => ({
  [`${place}.items[].key`]: "name the key",
  [`${place}.items[].path`]: "write the path of the file",
});

/**
 * Fields that have to be there and hold something, where their schemas let them be empty or absent, as soon as
 * what they belong to is there.
 */
export const required: FieldTable<Cure> = {
  pod: {
    containers: "write at least one container",
    [terms]: "write at least one term",
    "volumes[].name": "name the volume",
    "volumes[].configMap.name": "name the ConfigMap",
    "volumes[].secret.secretName": "name the Secret",
    "volumes[].persistentVolumeClaim.claimName": "name the claim",
    "volumes[].projected.sources[].configMap.name": "name the ConfigMap",
    "volumes[].projected.sources[].secret.name": "name the Secret",
    "volumes[].projected.sources[].serviceAccountToken.path": "write the path of the file",
    "volumes[].hostPath.path": "write the path on the node",
    "volumes[].nfs.server": "name the server",
    "volumes[].nfs.path": "write the path on the server",
    "volumes[].csi.driver": "name the driver",
    "volumes[].ephemeral.volumeClaimTemplate": "write the claim",
    ...keyToPath("volumes[].configMap"),
    ...keyToPath("volumes[].secret"),
    "topologySpreadConstraints[].topologyKey": "name a label of nodes",
    ...podAffinity("podAffinity"),
    ...podAffinity("podAntiAffinity"),
    "securityContext.sysctls[].name": "name the kernel parameter",
    "dnsConfig.options[].name": "name the option",
  },
  container: {
    name: "name the container",
    image: "name the image",
    "env[].name": "name the variable",
    "env[].valueFrom.secretKeyRef.name": "name the Secret",
    "env[].valueFrom.secretKeyRef.key": "name the key",
    "env[].valueFrom.configMapKeyRef.name": "name the ConfigMap",
    "env[].valueFrom.configMapKeyRef.key": "name the key",
    "env[].valueFrom.fieldRef.fieldPath": "name the field",
    "env[].valueFrom.resourceFieldRef.resource": "name the resource",
    "envFrom[].configMapRef.name": "name the ConfigMap",
    "envFrom[].secretRef.name": "name the Secret",
    "volumeMounts[].name": "name the volume",
    "volumeMounts[].mountPath": "write the path",
    ...exec,
  },
  claim: {
    accessModes: "write at least one access mode",
    "resources.requests": claim,
    "resources.requests.storage": claim,
    resources: claim,
  },
  job: { "podFailurePolicy.rules[].onExitCodes.values": "write at least one exit code" },
  "apps/StatefulSet": { "spec.volumeClaimTemplates[].metadata.name": "name the claim" },
  "batch/CronJob": { "spec.schedule": 'write a schedule such as "30 3 * * *"' },
  "/PersistentVolume": {
    "spec.accessModes": "write at least one access mode",
    "spec.capacity": "write capacity.storage",
    "spec.csi.driver": "name the driver",
    "spec.csi.volumeHandle": "name the volume",
    "spec.local.path": "write the path on the node",
    "spec.hostPath.path": "write the path on the node",
    "spec.nodeAffinity.required": "write the terms",
    "spec.nfs.path": "write the path on the server",
    "spec.nfs.server": "name the server",
    "spec.nodeAffinity.required.nodeSelectorTerms": "write at least one term",
  },
  "networking.k8s.io/Ingress": {
    "spec.rules[].http.paths": "write at least one path",
    "spec.defaultBackend.service.name": "name the Service",
    "spec.rules[].http.paths[].backend.service.name": "name the Service",
  },
  "networking.k8s.io/IngressClass": {
    "spec.controller": "name the controller",
    "spec.parameters.kind": "write the kind",
    "spec.parameters.name": "write the name",
  },
  "node.k8s.io/RuntimeClass": { handler: "name the handler" },
  "discovery.k8s.io/EndpointSlice": { "endpoints[].addresses": "write at least one address" },
  "autoscaling/HorizontalPodAutoscaler": {
    "spec.scaleTargetRef.kind": "write the kind of what it scales",
    "spec.scaleTargetRef.name": "name what it scales",
    "spec.metrics[].containerResource.container": "name the container",
    "spec.metrics[].object.describedObject.kind": "write the kind of what is measured",
    "spec.metrics[].object.describedObject.name": "name what is measured",
    "spec.behavior.scaleUp.policies": "write a policy, or remove the list",
    "spec.behavior.scaleDown.policies": "write a policy, or remove the list",
  },
  "rbac.authorization.k8s.io/RoleBinding": {
    "roleRef.name": "name the role",
    "subjects[].name": "name the subject",
  },
  "rbac.authorization.k8s.io/ClusterRoleBinding": {
    "roleRef.name": "name the role",
    "subjects[].name": "name the subject",
  },
  "storage.k8s.io/StorageClass": { provisioner: "name the provisioner" },
  "admissionregistration.k8s.io/MutatingWebhookConfiguration": webhook,
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration": webhook,
};
