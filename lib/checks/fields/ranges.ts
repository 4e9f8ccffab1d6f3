import type { FieldTable } from "./table.ts";

/** Smallest and largest number that the API server takes. */
export type Range = readonly [least: number, most: number];

const largest = 2_147_483_647;
const natural: Range = [0, largest];
const positive: Range = [1, largest];
const port: Range = [1, 65_535];
const id: Range = [0, largest];
const fileMode: Range = [0, 0o777];
const weight: Range = [1, 100];

const handler = (place: string): Record<string, Range> => ({
  [`${place}.httpGet.port`]: port,
  [`${place}.tcpSocket.port`]: port,
});

const probe = (place: string): Record<string, Range> => ({
  [`${place}.initialDelaySeconds`]: natural,
  [`${place}.periodSeconds`]: natural,
  [`${place}.timeoutSeconds`]: natural,
  [`${place}.successThreshold`]: natural,
  [`${place}.failureThreshold`]: natural,
  [`${place}.terminationGracePeriodSeconds`]: positive,
  [`${place}.grpc.port`]: port,
  ...handler(place),
});

const modes = (place: string): Record<string, Range> => ({
  [`${place}.defaultMode`]: fileMode,
  [`${place}.items[].mode`]: fileMode,
});

const scaling = (place: string): Record<string, Range> => ({
  [`${place}.stabilizationWindowSeconds`]: [0, 3600],
  [`${place}.policies[].value`]: positive,
  [`${place}.policies[].periodSeconds`]: [1, 1800],
});

const webhook: Readonly<Record<string, Range>> = {
  "webhooks[].timeoutSeconds": [1, 30],
  "webhooks[].clientConfig.service.port": port,
};

const preferred = "preferredDuringSchedulingIgnoredDuringExecution[].weight";

/** Numbers that the API server bounds although their schemas do not. */
export const ranges: FieldTable<Range> = {
  pod: {
    activeDeadlineSeconds: positive,
    "securityContext.runAsUser": id,
    "securityContext.runAsGroup": id,
    "securityContext.fsGroup": id,
    "securityContext.supplementalGroups[]": id,
    [`affinity.nodeAffinity.${preferred}`]: weight,
    [`affinity.podAffinity.${preferred}`]: weight,
    [`affinity.podAntiAffinity.${preferred}`]: weight,
    "topologySpreadConstraints[].maxSkew": positive,
    "topologySpreadConstraints[].minDomains": positive,
    ...modes("volumes[].configMap"),
    ...modes("volumes[].secret"),
    ...modes("volumes[].downwardAPI"),
    "volumes[].projected.defaultMode": fileMode,
    "volumes[].projected.sources[].configMap.items[].mode": fileMode,
    "volumes[].projected.sources[].secret.items[].mode": fileMode,
    "volumes[].projected.sources[].downwardAPI.items[].mode": fileMode,
    "volumes[].projected.sources[].serviceAccountToken.expirationSeconds": [600, 4_294_967_296],
  },
  container: {
    "ports[].containerPort": port,
    "ports[].hostPort": [0, 65_535],
    ...probe("livenessProbe"),
    ...probe("readinessProbe"),
    ...probe("startupProbe"),
    ...handler("lifecycle.postStart"),
    ...handler("lifecycle.preStop"),
    "securityContext.runAsUser": id,
    "securityContext.runAsGroup": id,
  },
  job: {
    parallelism: natural,
    completions: natural,
    backoffLimit: natural,
    backoffLimitPerIndex: natural,
    maxFailedIndexes: natural,
    activeDeadlineSeconds: natural,
    ttlSecondsAfterFinished: natural,
  },
  "apps/Deployment": {
    "spec.replicas": natural,
    "spec.revisionHistoryLimit": natural,
    "spec.minReadySeconds": natural,
    "spec.progressDeadlineSeconds": natural,
  },
  "apps/ReplicaSet": { "spec.replicas": natural, "spec.minReadySeconds": natural },
  "apps/DaemonSet": { "spec.revisionHistoryLimit": natural, "spec.minReadySeconds": natural },
  "apps/StatefulSet": {
    "spec.replicas": natural,
    "spec.minReadySeconds": natural,
    "spec.ordinals.start": natural,
    "spec.updateStrategy.rollingUpdate.partition": natural,
  },
  "batch/CronJob": {
    "spec.startingDeadlineSeconds": natural,
    "spec.successfulJobsHistoryLimit": natural,
    "spec.failedJobsHistoryLimit": natural,
  },
  "/Service": {
    "spec.ports[].port": port,
    "spec.ports[].targetPort": [0, 65_535],
    "spec.sessionAffinityConfig.clientIP.timeoutSeconds": [1, 86_400],
  },
  "networking.k8s.io/Ingress": {
    "spec.defaultBackend.service.port.number": port,
    "spec.rules[].http.paths[].backend.service.port.number": port,
  },
  "networking.k8s.io/NetworkPolicy": {
    "spec.ingress[].ports[].port": port,
    "spec.ingress[].ports[].endPort": port,
    "spec.egress[].ports[].port": port,
    "spec.egress[].ports[].endPort": port,
  },
  "autoscaling/HorizontalPodAutoscaler": {
    "spec.metrics[].resource.target.averageUtilization": positive,
    "spec.metrics[].containerResource.target.averageUtilization": positive,
    "spec.minReplicas": positive,
    ...scaling("spec.behavior.scaleUp"),
    ...scaling("spec.behavior.scaleDown"),
  },
  "scheduling.k8s.io/PriorityClass": { value: [-2_147_483_648, 1_000_000_000] },
  "/Endpoints": { "subsets[].ports[].port": port },
  "coordination.k8s.io/Lease": { "spec.leaseDurationSeconds": positive },
  "apiregistration.k8s.io/APIService": {
    "spec.groupPriorityMinimum": [1, 20_000],
    "spec.versionPriority": [1, 1000],
    "spec.service.port": port,
  },
  "admissionregistration.k8s.io/MutatingWebhookConfiguration": webhook,
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration": webhook,
};
