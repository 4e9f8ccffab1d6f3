/** Where the objects of a kind live. */
export type Scope = "namespace" | "cluster";

/** Kinds of Kubernetes itself by group: the namespaced ones, then the cluster-scoped ones. */
const builtin: Readonly<Record<string, readonly [namespaced: string, clusterScoped: string]>> = {
  "": [
    "ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount",
    "Namespace Node PersistentVolume",
  ],
  apps: ["ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet", ""],
  autoscaling: ["HorizontalPodAutoscaler", ""],
  batch: ["CronJob Job", ""],
  policy: ["PodDisruptionBudget", "PodSecurityPolicy"],
  "admissionregistration.k8s.io": [
    "",
    "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
  ],
  "apiextensions.k8s.io": ["", "CustomResourceDefinition"],
  "apiregistration.k8s.io": ["", "APIService"],
  "certificates.k8s.io": ["", "CertificateSigningRequest ClusterTrustBundle"],
  "coordination.k8s.io": ["Lease", ""],
  "discovery.k8s.io": ["EndpointSlice", ""],
  "events.k8s.io": ["Event", ""],
  "flowcontrol.apiserver.k8s.io": ["", "FlowSchema PriorityLevelConfiguration"],
  "networking.k8s.io": ["Ingress NetworkPolicy", "IngressClass IPAddress ServiceCIDR"],
  "node.k8s.io": ["", "RuntimeClass"],
  "rbac.authorization.k8s.io": ["Role RoleBinding", "ClusterRole ClusterRoleBinding"],
  "resource.k8s.io": ["ResourceClaim ResourceClaimTemplate", "DeviceClass ResourceSlice"],
  "scheduling.k8s.io": ["", "PriorityClass"],
  "storage.k8s.io": [
    "CSIStorageCapacity",
    "CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass",
  ],
};

/** Custom kinds of the operators that clusters here run. */
const custom: typeof builtin = {
  "argoproj.io": [
    "AnalysisRun AnalysisTemplate AppProject Application ApplicationSet Experiment Rollout",
    "ClusterAnalysisTemplate",
  ],
  "autoscaling.k8s.io": ["VerticalPodAutoscaler VerticalPodAutoscalerCheckpoint", ""],
  "cert-manager.io": ["Certificate CertificateRequest Issuer", "ClusterIssuer"],
  "elasticsearch.k8s.elastic.co": ["Elasticsearch", ""],
  "external-secrets.io": [
    "ExternalSecret PushSecret SecretStore",
    "ClusterExternalSecret ClusterPushSecret ClusterSecretStore",
  ],
  "gateway.networking.k8s.io": [
    "BackendTLSPolicy GRPCRoute Gateway HTTPRoute ListenerSet ReferenceGrant TCPRoute TLSRoute UDPRoute",
    "GatewayClass",
  ],
  "elbv2.k8s.aws": ["TargetGroupBinding", "IngressClassParams"],
  "karpenter.k8s.aws": ["", "EC2NodeClass"],
  "karpenter.sh": ["", "NodeClaim NodeOverlay NodePool"],
  "keda.sh": ["ScaledJob ScaledObject TriggerAuthentication", "ClusterTriggerAuthentication"],
  "kibana.k8s.elastic.co": ["Kibana", ""],
  "logstash.k8s.elastic.co": ["Logstash", ""],
  "monitoring.coreos.com": [
    "Alertmanager AlertmanagerConfig PodMonitor Probe Prometheus PrometheusAgent PrometheusRule ScrapeConfig ServiceMonitor ThanosRuler",
    "",
  ],
  "postgresql.cnpg.io": ["Backup Cluster Pooler ScheduledBackup", "ClusterImageCatalog"],
  "trust.cert-manager.io": ["", "Bundle"],
};

const scopes = new Map<string, ReadonlyMap<string, Scope>>();
for (const [group, [namespaced, clusterScoped]] of [...Object.entries(builtin), ...Object.entries(custom)]) {
  const kinds = new Map<string, Scope>();
  for (const kind of namespaced.split(" ")) kinds.set(kind, "namespace");
  for (const kind of clusterScoped.split(" ")) kinds.set(kind, "cluster");
  scopes.set(group, kinds);
}

/**
 * Where objects of a kind live; nothing for a kind that is not known here.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
export function scopeOf({
  group,
  kind,
}: {
  readonly group: string;
  readonly kind: string;
}): Scope | undefined {
  return scopes.get(group)?.get(kind);
}

/** The kinds of a group that are known here. */
export function kindsIn(group: string): readonly string[] {
  return [...(scopes.get(group)?.keys() ?? [])];
}

/** Groups whose kinds nobody commits. */
const builtinWithoutObjects = new Set([
  "authentication.k8s.io",
  "authorization.k8s.io",
  "internal.apiserver.k8s.io",
  "storagemigration.k8s.io",
]);

const builtinKinds = new Set(Object.values(builtin).flatMap((kinds) => kinds.join(" ").split(" ")));

/** Whether Kubernetes itself has a kind of this name, in whatever group. */
export function isBuiltinKind(kind: string): boolean {
  return kind !== "" && builtinKinds.has(kind);
}

/** Whether a group belongs to Kubernetes itself: its kinds need no CustomResourceDefinition. */
export function isBuiltinGroup(group: string): boolean {
  return Object.hasOwn(builtin, group) || !group.includes(".") || builtinWithoutObjects.has(group);
}
