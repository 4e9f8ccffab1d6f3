import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { renderedUnit } from "#test/rendered.ts";

const cluster = "gitops-delivery-cluster";
const tracker = await renderedUnit(cluster, "expense-tracker");

function deployment(name: string): KubernetesObject {
  return tracker.object("Deployment", name);
}

describe.each([
  ["ET4", "frontend", "ghcr.io/dakshayahuja/expense-frontend:0.1", 80],
  ["ET5", "backend", "ghcr.io/dakshayahuja/expense-backend:0.1", 8000],
])("%s %s", (id, name, image, port) => {
  it(`${id} runs ${image} behind a ClusterIP Service on ${port}`, () => {
    expect(deployment(name)).toMatchObject({ spec: { template: { spec: { containers: [{ image }] } } } });
    expect(tracker.object("Service", name).spec).toMatchObject({ type: "ClusterIP", ports: [{ port }] });
  });

  it(`${id} keeps a floor of two replicas (ET11)`, () => {
    expect(tracker.object("HorizontalPodAutoscaler", name).spec).toMatchObject({ minReplicas: 2 });
    expect(tracker.object("PodDisruptionBudget", name).spec).toMatchObject({ maxUnavailable: 1 });
  });
});

it("ET4 nginx takes its configuration from a ConfigMap volume", () => {
  expect(deployment("frontend")).toMatchObject({
    spec: {
      template: {
        spec: { volumes: expect.arrayContaining([{ name: "files", configMap: { name: "frontend-files" } }]) },
      },
    },
  });
});

it("ET5 the backend reads two secrets from the secret store, and its environment and flags from a ConfigMap", () => {
  expect(tracker.object("ExternalSecret", "backend-secrets").spec).toMatchObject({
    secretStoreRef: { kind: "ClusterSecretStore", name: "aws-secrets-manager" },
    data: ["google-client-id", "google-client-secret", "api-key", "jwt-secret"].map((secretKey) => ({
      secretKey,
    })),
  });
  expect(tracker.object("ExternalSecret", "postgres-credentials").spec).toMatchObject({
    data: [{ secretKey: "username" }, { secretKey: "password" }],
  });
  expect(tracker.object("ConfigMap", "backend").data).toMatchObject({ FEATURE_GOOGLE_LOGIN: "true" });
});

it("ET5 the backend may call its database and Google on 443, and nothing else", () => {
  const { spec } = tracker.object("NetworkPolicy", "backend");
  expect(spec).toMatchObject({
    egress: [
      {
        to: [{ podSelector: { matchLabels: { "app.kubernetes.io/name": "postgres" } } }],
        ports: [{ port: 5432, protocol: "TCP" }],
      },
      { ports: [{ port: 443, protocol: "TCP" }] },
    ],
  });
  expect(JSON.stringify(spec)).not.toContain("0.0.0.0/0");
});

it("ET6 PostgreSQL 15 runs once, on a gp3 volume that neither Git nor the Application takes away", () => {
  expect(tracker.object("StatefulSet", "postgres")).toMatchObject({
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ image: "docker.io/library/postgres:15.18" }] } },
    },
  });
  expect(tracker.object("Service", "postgres").spec).toMatchObject({ ports: [{ port: 5432 }] });
  expect(tracker.object("PersistentVolumeClaim", "postgres-data")).toMatchObject({
    metadata: { annotations: { "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" } },
    spec: { storageClassName: "gp3", resources: { requests: { storage: "20Gi" } } },
  });
  expect(tracker.object("Namespace", "expense-tracker").metadata.annotations).toMatchObject({
    "argocd.argoproj.io/sync-options": "Prune=false,Delete=false",
  });
});

describe("ET7 k8s.dakshayahuja.in", () => {
  it("ET7 has one owner with a certificate from Let's Encrypt", () => {
    expect(tracker.object("Ingress", "k8s-dakshayahuja-in")).toMatchObject({
      metadata: { annotations: { "nginx.org/mergeable-ingress-type": "master" } },
      spec: {
        ingressClassName: "nginx",
        tls: [{ hosts: ["k8s.dakshayahuja.in"], secretName: "k8s-dakshayahuja-in-tls" }],
        rules: [{ host: "k8s.dakshayahuja.in" }],
      },
    });
    expect(tracker.object("Certificate", "k8s-dakshayahuja-in-tls").spec).toMatchObject({
      secretName: "k8s-dakshayahuja-in-tls",
      issuerRef: { kind: "ClusterIssuer", name: "letsencrypt" },
    });
  });

  it("ET7 leads / to the frontend and /api, unchanged, to the backend", () => {
    expect(tracker.object("Ingress", "k8s-dakshayahuja-in-paths")).toMatchObject({
      metadata: { annotations: { "nginx.org/mergeable-ingress-type": "minion" } },
      spec: {
        rules: [
          {
            http: {
              paths: [
                { path: "/", backend: { service: { name: "frontend", port: { number: 80 } } } },
                { path: "/api", backend: { service: { name: "backend", port: { number: 8000 } } } },
              ],
            },
          },
        ],
      },
    });
  });

  it("ET7 leads /grafana to Grafana in its own namespace", async () => {
    const monitoring = await renderedUnit(cluster, "kube-prometheus-stack");
    expect(monitoring.object("Ingress", "k8s-dakshayahuja-in-paths")).toMatchObject({
      metadata: { namespace: "monitoring", annotations: { "nginx.org/mergeable-ingress-type": "minion" } },
      spec: { rules: [{ host: "k8s.dakshayahuja.in", http: { paths: [{ path: "/grafana" }] } }] },
    });
  });
});

it("ET8 the backend's metrics are scraped, and PostgreSQL has an exporter beside it", () => {
  expect(tracker.object("ServiceMonitor", "backend").spec).toMatchObject({
    endpoints: [{ path: "/metrics", targetPort: 8000 }],
  });
  expect(tracker.unit.charts).toMatchObject([{ chart: "prometheus-postgres-exporter", version: "8.2.0" }]);
});

it("ET8 a dashboard shows the backend's requests, by the names of its library, and the database's connections", () => {
  const { data } = tracker.object("ConfigMap", "expense-tracker-dashboard");
  const text = JSON.stringify(data);
  for (const metric of [
    "http_requests_total",
    "http_request_duration_highr_seconds_bucket",
    "container_memory_working_set_bytes",
    "pg_stat_activity_count",
  ]) {
    expect(text).toContain(metric);
  }
});

describe("ET11 the document's next steps", () => {
  it("ET11 saves the database every day, to S3", () => {
    expect(tracker.object("CronJob", "postgres-backup").spec).toMatchObject({
      schedule: "0 3 * * *",
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
    });
    expect(tracker.object("ConfigMap", "postgres-backup").data).toMatchObject({
      BUCKET: "gitops-delivery-cluster-backups",
      PREFIX: "expense-tracker/postgres",
    });
  });

  it("ET11 has a dashboard of its own, and alerts for what nobody may miss", () => {
    expect(tracker.has("ConfigMap", "expense-tracker-dashboard")).toBe(true);
    const { spec } = tracker.object("PrometheusRule", "expense-tracker");
    const alerts = JSON.stringify(spec)
      .match(/"alert":"[^"]+"/g)
      ?.map((text) => text.slice(9, -1));
    expect(alerts).toEqual(
      expect.arrayContaining([
        "ExpenseTrackerFrontendUnavailable",
        "ExpenseTrackerBackendUnavailable",
        "ExpenseTrackerBackendRestarts",
        "ExpenseTrackerBackendMemoryNearLimit",
        "ExpenseTrackerBackendErrorBudgetBurnsFast",
        "ExpenseTrackerBackendLatencyHigh",
        "ExpenseTrackerPostgresVolumeFull",
        "ExpenseTrackerPostgresBackupTooOld",
        "ExpenseTrackerPostgresConnectionsNearLimit",
      ]),
    );
  });

  it("ET11 limits every container", () => {
    for (const name of ["frontend", "backend"]) {
      expect(deployment(name)).toMatchObject({
        spec: {
          template: { spec: { containers: [{ resources: { limits: { memory: expect.any(String) } } }] } },
        },
      });
    }
  });

  it("ET11 denies all traffic that is not named, and gives developers a view of the namespace", () => {
    expect(tracker.has("NetworkPolicy", "default-deny")).toBe(true);
    expect(tracker.object("RoleBinding", "expense-tracker-developers-view")).toMatchObject({
      roleRef: { kind: "ClusterRole", name: "view" },
      subjects: [{ kind: "Group", name: "expense-tracker:developers" }],
    });
  });
});

it("ET12 every container that serves has readiness and liveness probes", () => {
  const pods = [deployment("frontend"), deployment("backend"), tracker.object("StatefulSet", "postgres")];
  for (const pod of pods) {
    expect(pod).toMatchObject({
      spec: {
        template: {
          spec: { containers: [{ readinessProbe: expect.anything(), livenessProbe: expect.anything() }] },
        },
      },
    });
  }
});
