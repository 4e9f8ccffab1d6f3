import { AppProject } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject";
import { repository } from "#infra/repository.ts";
import type { Ordered } from "#lib/render/order.ts";
import { groupOf } from "#lib/render/resource.ts";
import { ARGOCD_NAMESPACE, DESTINATION, PLATFORM_PROJECT, ROOT_PROJECT } from "./names.ts";

interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** Cluster-wide kinds that add-ons and their charts consist of. */
const PLATFORM_KINDS: readonly GroupKind[] = [
  { group: "", kind: "Namespace" },
  { group: "admissionregistration.k8s.io", kind: "MutatingWebhookConfiguration" },
  { group: "admissionregistration.k8s.io", kind: "ValidatingWebhookConfiguration" },
  { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition" },
  { group: "apiregistration.k8s.io", kind: "APIService" },
  { group: "cert-manager.io", kind: "ClusterIssuer" },
  { group: "external-secrets.io", kind: "ClusterSecretStore" },
  { group: "networking.k8s.io", kind: "IngressClass" },
  { group: "rbac.authorization.k8s.io", kind: "ClusterRole" },
  { group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding" },
  { group: "scheduling.k8s.io", kind: "PriorityClass" },
  { group: "storage.k8s.io", kind: "StorageClass" },
];

/**
 * Kinds that applications consist of. All that the vocabulary knows, used or not: Argo CD refuses to remove a kind
 * that the project no longer allows.
 */
const APPLICATION_KINDS: readonly GroupKind[] = [
  { group: "", kind: "ConfigMap" },
  { group: "", kind: "LimitRange" },
  { group: "", kind: "PersistentVolumeClaim" },
  { group: "", kind: "ResourceQuota" },
  { group: "", kind: "Secret" },
  { group: "", kind: "Service" },
  { group: "", kind: "ServiceAccount" },
  { group: "apps", kind: "Deployment" },
  { group: "apps", kind: "StatefulSet" },
  { group: "argoproj.io", kind: "Rollout" },
  { group: "autoscaling", kind: "HorizontalPodAutoscaler" },
  { group: "batch", kind: "CronJob" },
  { group: "batch", kind: "Job" },
  { group: "cert-manager.io", kind: "Certificate" },
  { group: "external-secrets.io", kind: "ExternalSecret" },
  { group: "monitoring.coreos.com", kind: "PrometheusRule" },
  { group: "monitoring.coreos.com", kind: "ServiceMonitor" },
  { group: "networking.k8s.io", kind: "Ingress" },
  { group: "networking.k8s.io", kind: "NetworkPolicy" },
  { group: "policy", kind: "PodDisruptionBudget" },
  { group: "rbac.authorization.k8s.io", kind: "Role" },
  { group: "rbac.authorization.k8s.io", kind: "RoleBinding" },
];

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Kinds that a unit uses beyond the usual ones, through constructs of its own. */
function furtherKinds({ unit }: Ordered): GroupKind[] {
  const known = new Set(APPLICATION_KINDS.map(({ group, kind }) => `${group}/${kind}`));
  const used = unit.resources
    .filter(({ namespace }) => namespace !== undefined)
    .map(({ object }) => `${groupOf(object.apiVersion)}/${object.kind}`);
  return unique(used.filter((kind) => !known.has(kind))).map((text) => {
    const [group = "", kind = ""] = text.split("/");
    return { group, kind };
  });
}

function repositoriesOf(units: readonly Ordered[]): string[] {
  return unique([
    repository.url,
    ...units.flatMap(({ unit }) => unit.charts.map((chart) => chart.repository)),
  ]);
}

function destinationsOf(namespaces: readonly string[]) {
  return unique(namespaces).map((namespace) => ({ name: DESTINATION, namespace }));
}

/** Namespaces that a unit's resources live in. */
function namespacesOf({ unit }: Ordered): string[] {
  return [
    unit.namespace,
    ...unit.resources.map(({ namespace }) => namespace).filter((name) => name !== undefined),
  ];
}

/** The root may make Applications and projects from this repository, and nothing else. */
export function rootProject(): AppProject {
  return new AppProject({
    metadata: {
      name: ROOT_PROJECT,
      namespace: ARGOCD_NAMESPACE,
      annotations: { "argocd.argoproj.io/sync-options": "Prune=false" },
    },
    spec: {
      description: "The root: Applications and projects from this repository",
      sourceRepos: [repository.url],
      destinations: destinationsOf([ARGOCD_NAMESPACE]),
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: "argoproj.io", kind: "Application" },
        { group: "argoproj.io", kind: "AppProject" },
      ],
    },
  });
}

/** Namespaces that charts write into besides their own: leader election, the API aggregation and kubelet's Service. */
const CHART_NAMESPACES = ["kube-system"];

/** Add-ons may use the kinds that clusters are run with, in their own namespaces. */
export function platformProject(units: readonly Ordered[]): AppProject {
  return new AppProject({
    metadata: { name: PLATFORM_PROJECT, namespace: ARGOCD_NAMESPACE },
    spec: {
      description: "Add-ons of the cluster",
      sourceRepos: repositoriesOf(units),
      destinations: destinationsOf([...CHART_NAMESPACES, ...units.flatMap(namespacesOf)]),
      clusterResourceWhitelist: [...PLATFORM_KINDS],
      namespaceResourceWhitelist: [{ group: "*", kind: "*" }],
    },
  });
}

/** An application may use the usual kinds in its own namespace, which is the only cluster-wide thing it makes. */
export function applicationProject(ordered: Ordered): AppProject {
  return new AppProject({
    metadata: { name: ordered.unit.name, namespace: ARGOCD_NAMESPACE },
    spec: {
      description: `Application ${ordered.unit.name}`,
      sourceRepos: repositoriesOf([ordered]),
      destinations: destinationsOf(namespacesOf(ordered)),
      clusterResourceWhitelist: [{ group: "", kind: "Namespace" }],
      namespaceResourceWhitelist: [...APPLICATION_KINDS, ...furtherKinds(ordered)],
    },
  });
}
