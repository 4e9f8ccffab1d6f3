import { describe, expect, it } from "vitest";
import { fastapiAppCluster } from "#infra/clusters/fastapi-app-cluster/cluster.ts";
import { dashboardJson } from "#lib/constructs/dashboards.ts";
import { panelsOf } from "#lib/model/dashboard.ts";
import { renderedUnit } from "#test/rendered.ts";
import { requests } from "./dashboard.ts";
import { fastapiAppOn } from "./index.ts";

const unit = await renderedUnit("fastapi-app-cluster", "fastapi-app");

it("FA4 the Deployment has the document's name, label, container, port, requests, limits and probes", () => {
  expect(unit.object("Deployment", "fastapi-deployment").spec).toMatchObject({
    selector: { matchLabels: { app: "fastapi" } },
    strategy: { type: "RollingUpdate" },
    template: {
      metadata: { labels: { app: "fastapi" } },
      spec: {
        containers: [
          {
            name: "fastapi",
            ports: [{ name: "http", containerPort: 8000 }],
            resources: {
              requests: { cpu: "250m", memory: "256Mi" },
              limits: { cpu: "500m", memory: "512Mi" },
            },
            livenessProbe: { httpGet: { path: "/health" }, initialDelaySeconds: 30, periodSeconds: 10 },
            readinessProbe: { httpGet: { path: "/health" }, initialDelaySeconds: 5, periodSeconds: 5 },
          },
        ],
      },
    },
  });
});

it("FA5 a Classic Load Balancer leads from 80 to 8000, from the nodes, which stand in the public subnets, and asks /health", () => {
  const { metadata, spec } = unit.object("Service", "fastapi-service");
  expect(metadata.annotations).toEqual({
    "service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol": "HTTP",
    "service.beta.kubernetes.io/aws-load-balancer-healthcheck-path": "/health",
  });
  expect(spec).toEqual({
    type: "LoadBalancer",
    ports: [{ name: "http", port: 80, targetPort: "http" }],
    selector: { app: "fastapi" },
  });
  expect(unit.object("NetworkPolicy", "fastapi").spec).toMatchObject({
    ingress: [
      { from: [{ ipBlock: { cidr: "10.0.1.0/24" } }, { ipBlock: { cidr: "10.0.2.0/24" } }] },
      { from: [{ podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } } }] },
    ],
  });
});

it("FA6 DATABASE_URL comes from a secret, and stands nowhere else", () => {
  expect(unit.object("Deployment", "fastapi-deployment")).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              env: [{ name: "DATABASE_URL", valueFrom: { secretKeyRef: { name: "database", key: "url" } } }],
            },
          ],
        },
      },
    },
  });
  expect(unit.object("ExternalSecret", "database").spec).toMatchObject({ data: [{ secretKey: "url" }] });
});

it("FA7 the database is migrated before a new version takes traffic, and a failure stops the rollout", () => {
  expect(unit.object("Job", "fastapi-migration")).toMatchObject({
    metadata: {
      annotations: { "argocd.argoproj.io/hook": "Sync", "argocd.argoproj.io/sync-wave": "-1" },
    },
    spec: { template: { spec: { containers: [{ command: ["alembic", "upgrade", "head"] }] } } },
  });
});

it("FA8 each pod's metrics are scraped every 15 s", () => {
  expect(unit.object("ServiceMonitor", "fastapi").spec).toMatchObject({
    endpoints: [{ path: "/metrics", interval: "15s", targetPort: 8000 }],
  });
});

it("FA8 Grafana gets the document's four queries", () => {
  const { data } = unit.object("ConfigMap", "fastapi-requests-dashboard");
  expect(data).toEqual({ "fastapi-requests.json": dashboardJson(requests) });
  expect(panelsOf(requests).flatMap(({ queries }) => Object.values(queries))).toEqual([
    "rate(starlette_requests_total[1m])",
    "histogram_quantile(0.95, rate(starlette_request_duration_seconds_bucket[5m]))",
    'rate(starlette_requests_total{status_code=~"5.."}[1m])',
    "starlette_requests_in_progress",
  ]);
});

it("FA9 it scales from 2 to 10 pods at 70 % CPU", () => {
  expect(unit.object("HorizontalPodAutoscaler", "fastapi").spec).toMatchObject({
    scaleTargetRef: { kind: "Deployment", name: "fastapi-deployment" },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [{ resource: { name: "cpu", target: { averageUtilization: 70 } } }],
  });
});

describe("FA10 one switch makes it highly available", () => {
  const cluster = fastapiAppCluster({ highAvailability: true });

  it("FA10 with a third zone and at least three nodes", () => {
    expect(cluster.network.zones).toHaveLength(3);
    expect(cluster.nodeGroups).toMatchObject([{ min: 3 }]);
  });

  it("FA10 with at least three pods, on nodes of their own", () => {
    const [service] = fastapiAppOn(cluster).contents(cluster).workloads;
    expect(service).toMatchObject({ replicas: { min: 3, max: 10 } });
    expect(unit.object("PodDisruptionBudget", "fastapi").spec).toMatchObject({ maxUnavailable: 1 });
  });
});
