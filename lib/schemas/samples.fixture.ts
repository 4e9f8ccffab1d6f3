import type { Fields, KubernetesObject } from "#lib/render/resource.ts";

const podTemplate = {
  metadata: { labels: { app: "web" } },
  spec: {
    containers: [
      {
        name: "web",
        image: "nginx:1.29",
        resources: { requests: { cpu: 1, memory: "128Mi" } },
        readinessProbe: { httpGet: { path: "/", port: "http" } },
        livenessProbe: { httpGet: { path: "/", port: 80 } },
      },
    ],
    volumes: [{ name: "tmp", emptyDir: {} }],
  },
};
const selector = { matchLabels: { app: "web" } };
const jobSpec = { template: { ...podTemplate, spec: { ...podTemplate.spec, restartPolicy: "Never" } } };
const role = { rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] };
const binding = (kind: string) => ({ roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name: "web" } });

function sample(apiVersion: string, kind: string, fields: Fields): KubernetesObject {
  return { apiVersion, kind, metadata: { name: "web" }, ...fields };
}

/** A small valid object of every kind that the definitions produce. */
export const samples: readonly KubernetesObject[] = [
  sample("v1", "Namespace", {}),
  sample("v1", "ServiceAccount", { automountServiceAccountToken: false }),
  sample("v1", "ConfigMap", { data: { "a.conf": "x" } }),
  sample("v1", "Service", { spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }] } }),
  sample("v1", "PersistentVolumeClaim", {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
  }),
  sample("v1", "ResourceQuota", { spec: { hard: { pods: 10, "requests.cpu": "2" } } }),
  sample("v1", "LimitRange", { spec: { limits: [{ type: "Container", default: { cpu: "1" } }] } }),
  sample("apps/v1", "Deployment", { spec: { selector, template: podTemplate } }),
  sample("apps/v1", "StatefulSet", { spec: { serviceName: "web", selector, template: podTemplate } }),
  sample("batch/v1", "CronJob", { spec: { schedule: "0 3 * * *", jobTemplate: { spec: jobSpec } } }),
  sample("batch/v1", "Job", { spec: jobSpec }),
  sample("networking.k8s.io/v1", "Ingress", {
    spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } },
  }),
  sample("networking.k8s.io/v1", "NetworkPolicy", {
    spec: {
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [{ ports: [{ port: "http" }, { port: 80 }] }],
    },
  }),
  sample("autoscaling/v2", "HorizontalPodAutoscaler", {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
  }),
  sample("policy/v1", "PodDisruptionBudget", { spec: { maxUnavailable: "50%", selector } }),
  sample("scheduling.k8s.io/v1", "PriorityClass", { value: 1000 }),
  sample("storage.k8s.io/v1", "StorageClass", {
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3" },
  }),
  sample("rbac.authorization.k8s.io/v1", "Role", role),
  sample("rbac.authorization.k8s.io/v1", "RoleBinding", binding("Role")),
  sample("rbac.authorization.k8s.io/v1", "ClusterRole", role),
  sample("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", binding("ClusterRole")),
  sample("argoproj.io/v1alpha1", "Application", {
    spec: {
      project: "web",
      destination: { name: "in-cluster", namespace: "web" },
      source: {
        repoURL: "https://charts.example.com",
        chart: "web",
        targetRevision: "1.0.0",
        helm: { valuesObject: { a: { b: [1, { c: null }] } } },
      },
    },
  }),
  sample("argoproj.io/v1alpha1", "AppProject", {
    spec: {
      sourceRepos: ["https://git.example.com"],
      destinations: [{ name: "in-cluster", namespace: "web" }],
    },
  }),
  sample("argoproj.io/v1alpha1", "Rollout", {
    spec: {
      selector,
      template: podTemplate,
      strategy: { canary: { maxSurge: 1, steps: [{ setWeight: 10 }, { pause: { duration: "5m" } }] } },
    },
  }),
  sample("external-secrets.io/v1", "ExternalSecret", {
    spec: {
      refreshInterval: "1h",
      secretStoreRef: { kind: "ClusterSecretStore", name: "aws" },
      target: { name: "web", creationPolicy: "Owner", deletionPolicy: "Retain" },
      data: [{ secretKey: "password", remoteRef: { key: "web", property: "password" } }],
    },
  }),
  sample("external-secrets.io/v1", "ClusterSecretStore", {
    spec: { provider: { aws: { service: "SecretsManager", region: "eu-central-1" } } },
  }),
  sample("cert-manager.io/v1", "ClusterIssuer", { spec: { selfSigned: {} } }),
  sample("cert-manager.io/v1", "Certificate", {
    spec: {
      secretName: "web-tls",
      dnsNames: ["example.com"],
      issuerRef: { kind: "ClusterIssuer", name: "web" },
    },
  }),
  sample("monitoring.coreos.com/v1", "ServiceMonitor", { spec: { selector, endpoints: [{ port: "http" }] } }),
  sample("monitoring.coreos.com/v1", "PodMonitor", {
    spec: { selector, podMetricsEndpoints: [{ port: "http" }] },
  }),
  sample("monitoring.coreos.com/v1", "PrometheusRule", {
    spec: { groups: [{ name: "web", rules: [{ alert: "Down", expr: "up == 0", for: "5m" }] }] },
  }),
  sample("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", {
    spec: {
      targetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      resourcePolicy: { containerPolicies: [{ containerName: "*", maxAllowed: { cpu: 1, memory: "1Gi" } }] },
    },
  }),
];
