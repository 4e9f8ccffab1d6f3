import type { KubernetesObject } from "#lib/render/resource.ts";
import { object } from "./tree.fixture.ts";

const probe = { httpGet: { path: "/health", port: "http" } };
const podSpec = {
  serviceAccountName: "backend",
  priorityClassName: "high",
  imagePullSecrets: [{ name: "registry" }],
  initContainers: [{ name: "migrate", image: "registry.example.com/app:1.2.3" }],
  containers: [
    {
      name: "main",
      image: "registry.example.com/app:1.2.3",
      ports: [{ name: "http", containerPort: 8000 }],
      readinessProbe: probe,
      env: [
        { name: "MODE", value: "production" },
        { name: "TOKEN", valueFrom: { secretKeyRef: { name: "oauth", key: "token" } } },
        { name: "LEVEL", valueFrom: { configMapKeyRef: { name: "config", key: "level", optional: true } } },
      ],
      envFrom: [{ configMapRef: { name: "config" } }, { secretRef: { name: "absent" } }],
    },
  ],
  volumes: [
    { name: "config", configMap: { name: "config", items: [{ key: "level", path: "level" }] } },
    { name: "all", projected: { sources: [{ secret: { name: "oauth" } }] } },
    { name: "data", persistentVolumeClaim: { claimName: "data-postgres-0" } },
  ],
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: { app: "backend" } }, topologyKey: "kubernetes.io/hostname" },
      ],
    },
  },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "DoNotSchedule",
      labelSelector: { matchLabels: { app: "backend" } },
    },
  ],
};
const template = { metadata: { labels: { app: "backend" } }, spec: podSpec };
const selector = { matchLabels: { app: "backend" } };

/** One object of every kind that a rule or the graph reads, with references good and bad. */
export const everyKind: readonly KubernetesObject[] = [
  object("Namespace", "shop", {}, { labels: { team: "shop" } }),
  object("apps/v1 Deployment", "backend", { spec: { selector, template } }),
  object("apps/v1 DaemonSet", "agent", { spec: { selector, template } }),
  object("apps/v1 StatefulSet", "postgres", {
    spec: {
      selector,
      template,
      serviceName: "backend",
      volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { storageClassName: "gp3" } }],
    },
  }),
  object("batch/v1 CronJob", "backup", {
    spec: { schedule: "0 3 * * *", jobTemplate: { spec: { template } } },
  }),
  object("argoproj.io/v1alpha1 Rollout", "web", {
    spec: { selector, template, strategy: { canary: { canaryService: "canary", stableService: "backend" } } },
  }),
  object("Service", "backend", {
    spec: { selector: { app: "backend" }, ports: [{ name: "http", port: 80, targetPort: "http" }] },
  }),
  object("ServiceAccount", "backend", { imagePullSecrets: [{ name: "registry" }] }),
  object("ConfigMap", "config", { data: { level: "info", text: "password = hunter2hunter2hunter2" } }),
  object("Secret", "old", { stringData: { token: "secret" } }),
  object("PersistentVolume", "files", { spec: { storageClassName: "files" } }),
  object("PersistentVolumeClaim", "files", { spec: { storageClassName: "files", volumeName: "files" } }),
  object(
    "networking.k8s.io/v1 Ingress",
    "web",
    {
      spec: {
        ingressClassName: "alb",
        tls: [{ hosts: ["web.example.com"], secretName: "web-tls" }],
        rules: [
          {
            host: "web.example.com",
            http: {
              paths: [
                {
                  path: "/",
                  pathType: "Prefix",
                  backend: { service: { name: "backend", port: { name: "http" } } },
                },
              ],
            },
          },
        ],
      },
    },
    { annotations: { "cert-manager.io/cluster-issuer": "letsencrypt" } },
  ),
  object("networking.k8s.io/v1 NetworkPolicy", "backend", {
    spec: {
      podSelector: selector,
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { team: "shop" } },
              podSelector: { matchLabels: { app: "web" } },
            },
          ],
          ports: [{ port: "http" }],
        },
      ],
      egress: [{ to: [{ podSelector: selector }], ports: [{ port: "http" }] }],
    },
  }),
  object("policy/v1 PodDisruptionBudget", "backend", { spec: { minAvailable: 1, selector } }),
  object("autoscaling/v2 HorizontalPodAutoscaler", "backend", {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "backend" } },
  }),
  object("external-secrets.io/v1 ExternalSecret", "oauth", {
    spec: {
      secretStoreRef: { kind: "ClusterSecretStore", name: "aws" },
      target: { template: { data: { token: "{{ .token }}" } } },
      data: [{ secretKey: "token", remoteRef: { key: "oauth", property: "token" } }],
    },
  }),
  object("external-secrets.io/v1 ClusterSecretStore", "aws", {
    spec: { provider: { aws: { auth: { jwt: { serviceAccountRef: { name: "eso", namespace: "eso" } } } } } },
  }),
  object("cert-manager.io/v1 Certificate", "web", {
    spec: { secretName: "web-tls", issuerRef: { kind: "ClusterIssuer", name: "letsencrypt" } },
  }),
  object("cert-manager.io/v1 Issuer", "ca", {
    spec: { ca: { secretName: "ca" }, acme: { solvers: [{ dns01: { route53: {} } }] } },
  }),
  object("monitoring.coreos.com/v1 ServiceMonitor", "backend", {
    spec: {
      selector,
      endpoints: [{ port: "http", basicAuth: { username: { name: "oauth", key: "user" } } }],
    },
  }),
  object("monitoring.coreos.com/v1 PodMonitor", "backend", {
    spec: { selector, namespaceSelector: { any: true }, podMetricsEndpoints: [{ port: "metrics" }] },
  }),
  object("monitoring.coreos.com/v1 PrometheusRule", "backend", {
    spec: {
      groups: [
        {
          name: "backend",
          rules: [
            {
              alert: "BackendIsDown",
              expr: "up == 0",
              for: "5m",
              labels: { severity: "critical" },
              annotations: { summary: "{{ $labels.pod }} is down" },
            },
          ],
        },
      ],
    },
  }),
  object(
    "ConfigMap",
    "dashboard",
    {
      data: {
        "backend.json": JSON.stringify({ panels: [{ title: "Up", targets: [{ refId: "A", expr: "up" }] }] }),
      },
    },
    { labels: { grafana_dashboard: "1" } },
  ),
  object("rbac.authorization.k8s.io/v1 RoleBinding", "backend", {
    roleRef: { kind: "ClusterRole", name: "view", apiGroup: "rbac.authorization.k8s.io" },
    subjects: [{ kind: "ServiceAccount", name: "backend", namespace: "shop" }],
  }),
  object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "guard", {
    webhooks: [
      { name: "guard.example.com", clientConfig: { service: { name: "backend", namespace: "shop" } } },
    ],
  }),
  object("gateway.networking.k8s.io/v1 HTTPRoute", "web", {
    spec: { parentRefs: [{ name: "edge" }], rules: [{ backendRefs: [{ name: "backend", port: 80 }] }] },
  }),
  object("argoproj.io/v1alpha1 Application", "loki", {
    spec: {
      project: "default",
      destination: { namespace: "loki" },
      source: { chart: "loki", helm: { valuesObject: { replicas: 1 } } },
      syncPolicy: { syncOptions: ["CreateNamespace=true"] },
    },
  }),
  object("apiextensions.k8s.io/v1 CustomResourceDefinition", "things.example.com", {
    spec: {
      group: "example.com",
      names: { kind: "Thing" },
      scope: "Namespaced",
      versions: [{ name: "v1", served: true }],
    },
  }),
  object("example.com/v1 Thing", "thing"),
  object("postgresql.cnpg.io/v1 Cluster", "database", { spec: { instances: 2 } }),
];
