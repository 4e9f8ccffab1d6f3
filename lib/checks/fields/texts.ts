import { type Form, filled } from "./form.ts";
import { forms } from "./forms.ts";
import type { FieldTable } from "./table.ts";

const { label, subdomain, qualified, dataKey, portName, relativePath, segment, host } = forms;

const handlerTexts = (place: string): Record<string, Form> => ({
  [`${place}.httpGet.port`]: filled(portName),
  [`${place}.tcpSocket.port`]: filled(portName),
  [`${place}.httpGet.httpHeaders[].name`]: filled(forms.header),
});

const affinityTexts = (place: string): Record<string, Form> => ({
  [`${place}.requiredDuringSchedulingIgnoredDuringExecution[].topologyKey`]: qualified,
  [`${place}.requiredDuringSchedulingIgnoredDuringExecution[].namespaces[]`]: filled(label),
  [`${place}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.topologyKey`]: qualified,
  [`${place}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.namespaces[]`]: filled(label),
});

const metricTexts: Readonly<Record<string, Form>> = Object.fromEntries(
  ["pods", "object", "external"].map((type) => [`spec.metrics[].${type}.metric.name`, segment]),
);

const policyPort: Readonly<Record<string, Form>> = {
  "spec.ingress[].ports[].port": portName,
  "spec.egress[].ports[].port": portName,
};

/** Texts that the API server reads, where their schemas take any text. Empty texts are another question. */
export const texts: FieldTable<Form> = {
  pod: {
    serviceAccountName: subdomain,
    priorityClassName: subdomain,
    runtimeClassName: filled(subdomain),
    hostname: label,
    subdomain: label,
    "hostAliases[].ip": filled(forms.address),
    "hostAliases[].hostnames[]": filled(subdomain),
    "dnsConfig.nameservers[]": filled(forms.address),
    "dnsConfig.searches[]": filled(forms.searchDomain),
    "readinessGates[].conditionType": filled(qualified),
    "topologySpreadConstraints[].matchLabelKeys[]": filled(qualified),
    "tolerations[].key": qualified,
    "tolerations[].value": forms.labelValue,
    "nodeSelector.*": forms.labelValue,
    ...affinityTexts("affinity.podAffinity"),
    ...affinityTexts("affinity.podAntiAffinity"),
    "volumes[].configMap.items[].path": relativePath,
    "volumes[].secret.items[].path": relativePath,
    "volumes[].downwardAPI.items[].path": relativePath,
    "volumes[].projected.sources[].configMap.items[].path": relativePath,
    "volumes[].projected.sources[].secret.items[].path": relativePath,
    "volumes[].projected.sources[].downwardAPI.items[].path": relativePath,
    "volumes[].projected.sources[].serviceAccountToken.path": relativePath,
    "volumes[].hostPath.path": forms.noWayUp,
    "volumes[].nfs.path": forms.absolutePath,
    "volumes[].csi.driver": forms.driver,
  },
  container: {
    image: forms.trimmed,
    "env[].valueFrom.secretKeyRef.key": dataKey,
    "env[].valueFrom.configMapKeyRef.key": dataKey,
    "env[].valueFrom.secretKeyRef.name": subdomain,
    "env[].valueFrom.configMapKeyRef.name": subdomain,
    "envFrom[].secretRef.name": subdomain,
    "envFrom[].configMapRef.name": subdomain,
    ...handlerTexts("livenessProbe"),
    ...handlerTexts("readinessProbe"),
    ...handlerTexts("startupProbe"),
    ...handlerTexts("lifecycle.postStart"),
    ...handlerTexts("lifecycle.preStop"),
  },
  claim: { storageClassName: subdomain },
  "apps/StatefulSet": {
    "spec.serviceName": label,
    "spec.volumeClaimTemplates[].metadata.name": label,
  },
  "/Service": {
    "spec.ports[].name": label,
    "spec.ports[].targetPort": portName,
    "spec.ports[].appProtocol": qualified,
    "spec.selector.*": forms.labelValue,
    "spec.loadBalancerClass": qualified,
    "spec.loadBalancerSourceRanges[]": forms.network,
  },
  "networking.k8s.io/Ingress": {
    "spec.ingressClassName": subdomain,
    "spec.rules[].host": host,
    "spec.tls[].hosts[]": forms.certificateHost,
    "spec.tls[].secretName": subdomain,
    "spec.defaultBackend.service.name": label,
    "spec.defaultBackend.service.port.name": portName,
    "spec.rules[].http.paths[].backend.service.name": label,
    "spec.rules[].http.paths[].backend.service.port.name": portName,
    "spec.rules[].http.paths[].backend.resource.name": segment,
  },
  "networking.k8s.io/IngressClass": {
    "spec.parameters.apiGroup": subdomain,
    "spec.parameters.name": segment,
  },
  "networking.k8s.io/NetworkPolicy": policyPort,
  "autoscaling/HorizontalPodAutoscaler": {
    "spec.scaleTargetRef.kind": segment,
    "spec.scaleTargetRef.name": segment,
    "spec.metrics[].resource.name": forms.resource,
    "spec.metrics[].containerResource.name": forms.resource,
    "spec.metrics[].containerResource.container": label,
    "spec.metrics[].object.describedObject.name": segment,
    ...metricTexts,
  },
  "rbac.authorization.k8s.io/RoleBinding": { "roleRef.name": segment },
  "rbac.authorization.k8s.io/ClusterRoleBinding": { "roleRef.name": segment },
  "/PersistentVolume": {
    "spec.storageClassName": subdomain,
    "spec.csi.driver": forms.driver,
    "spec.local.path": forms.noWayUp,
    "spec.nfs.path": forms.absolutePath,
    "spec.hostPath.path": forms.noWayUp,
  },
  "node.k8s.io/RuntimeClass": { handler: label, "scheduling.nodeSelector.*": forms.labelValue },
  "storage.k8s.io/StorageClass": {
    provisioner: qualified,
    "allowedTopologies[].matchLabelExpressions[].key": qualified,
  },
  "apiextensions.k8s.io/CustomResourceDefinition": {
    "spec.names.singular": label,
    "spec.names.shortNames[]": label,
    "spec.names.categories[]": label,
    "spec.versions[].name": label,
  },
  "discovery.k8s.io/EndpointSlice": { "ports[].name": label },
  "/Endpoints": { "subsets[].addresses[].ip": forms.address, "subsets[].ports[].name": label },
};
