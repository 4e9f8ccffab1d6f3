import { describe, expect, it } from "vitest";
import { scalableApp as scalableAppCluster } from "#infra/clusters/scalable-app.ts";
import dev from "#infra/clusters/scalable-app-dev/cluster.ts";
import prod from "#infra/clusters/scalable-app-prod/cluster.ts";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { type RenderedUnit, renderedUnit } from "#test/rendered.ts";
import { scalableApp } from "./index.ts";

const stages = {
  dev: await renderedUnit("scalable-app-dev", "scalable-app"),
  prod: await renderedUnit("scalable-app-prod", "scalable-app"),
};

const pods = (name: string) => ({ podSelector: { matchLabels: { "app.kubernetes.io/name": name } } });
const inNamespace = (namespace: string, name: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
  ...pods(name),
});
const blocks = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ ipBlock: { cidr } }));
const tcp = (port: number) => [{ protocol: "TCP", port }];

/** What the container of a workload is given. */
function containerOf(object: KubernetesObject): unknown {
  return Object(object.spec).template.spec.containers[0];
}

describe.each(Object.entries(stages))("%s", (stage, unit) => {
  it("SC4 Redis is a cache with a volume, 256Mi requested and 512Mi at most", () => {
    const redis = unit.object("StatefulSet", "redis");
    expect(containerOf(redis)).toMatchObject({
      resources: { requests: { memory: "256Mi" }, limits: { memory: "512Mi" } },
      args: expect.arrayContaining(["--maxmemory-policy", "allkeys-lru"]),
    });
    expect(unit.object("PersistentVolumeClaim", "redis-data").spec).toMatchObject({
      storageClassName: "gp3",
      resources: { requests: { storage: "2Gi" } },
    });
  });

  it.each([
    ["frontend", 3, 10, "100m", "128Mi"],
    ["api-gateway", 2, 15, "250m", "256Mi"],
    ["backend", 3, 20, "250m", "256Mi"],
  ])("SC5 SC8 %s has %i to %i replicas of %s and %s, and scales at CPU 70 or memory 80", (...expected) => {
    const [name, minReplicas, maxReplicas, cpu, memory] = expected;
    expect(containerOf(unit.object("Deployment", name))).toMatchObject({
      resources: { requests: { cpu, memory } },
    });
    const utilization = (resource: string, averageUtilization: number) => ({
      type: "Resource",
      resource: { name: resource, target: { type: "Utilization", averageUtilization } },
    });
    expect(unit.object("HorizontalPodAutoscaler", name).spec).toMatchObject({
      minReplicas,
      maxReplicas,
      metrics: [utilization("cpu", 70), utilization("memory", 80)],
    });
  });

  it("SC5 a backend has 5 connections to the database, so that 20 of them have 100", () => {
    expect(unit.object("ConfigMap", "backend").data).toMatchObject({ DATABASE_POOL_SIZE: "5" });
  });

  it("SC6 everything that no policy allows is denied, but for DNS", () => {
    expect(unit.object("NetworkPolicy", "default-deny").spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
    });
    expect(unit.object("NetworkPolicy", "allow-dns").spec).toMatchObject({
      egress: [{ ports: [{ port: 53 }, { port: 53 }] }],
    });
  });

  it("SC6 the load balancer reaches the frontend, which reaches the gateway, which reaches the backend", () => {
    const monitoring = inNamespace("monitoring", "prometheus").namespaceSelector;
    const frontend = unit.object("NetworkPolicy", "frontend").spec;
    expect(frontend).toMatchObject({
      ingress: [
        { from: blocks("10.0.48.0/24", "10.0.49.0/24", "10.0.50.0/24"), ports: tcp(80) },
        { from: [{ namespaceSelector: monitoring }], ports: tcp(9113) },
      ],
      egress: [{ to: [pods("api-gateway")], ports: tcp(3000) }],
    });
    expect(unit.object("NetworkPolicy", "api-gateway").spec).toMatchObject({
      ingress: [
        { from: [pods("frontend")], ports: tcp(3000) },
        { from: [{ namespaceSelector: monitoring }], ports: tcp(3000) },
      ],
      egress: [
        { to: [inNamespace("tracing", "opentelemetry-collector")], ports: tcp(4318) },
        { to: [pods("backend")], ports: tcp(4000) },
      ],
    });
  });

  it("SC6 the backend reaches PostgreSQL in the database subnets and Redis, and nothing else but its traces", () => {
    expect(unit.object("NetworkPolicy", "backend").spec).toMatchObject({
      ingress: [{ from: [pods("api-gateway")], ports: tcp(4000) }, { ports: tcp(4000) }],
      egress: [
        { to: [inNamespace("tracing", "opentelemetry-collector")], ports: tcp(4318) },
        { to: blocks("10.0.52.0/24", "10.0.53.0/24", "10.0.54.0/24"), ports: tcp(5432) },
        { to: [pods("redis")], ports: tcp(6379) },
      ],
    });
  });

  it("SC7 an Application Load Balancer serves 443 with a certificate of ACM, and redirects 80 there", () => {
    const host = stage === "prod" ? "scalable-app.example.com" : "dev.scalable-app.example.com";
    const ingress = unit.object("Ingress", host.replaceAll(".", "-"));
    expect(ingress.metadata.annotations).toMatchObject({
      "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
      "alb.ingress.kubernetes.io/ssl-redirect": "443",
    });
    expect(ingress.spec).toMatchObject({ ingressClassName: "alb", rules: [{ host }] });
  });

  it("SC10 gateway and backend send their traces to the collector", () => {
    for (const name of ["api-gateway", "backend"]) {
      expect(unit.object("ConfigMap", name).data).toMatchObject({
        OTEL_SERVICE_NAME: name,
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://opentelemetry-collector.tracing:4318",
      });
    }
  });

  it("SC12 nothing runs as root, and the namespace lets nothing", () => {
    expect(unit.object("Namespace", "scalable-app").metadata.labels).toMatchObject({
      "pod-security.kubernetes.io/enforce": "restricted",
    });
    for (const name of ["frontend", "api-gateway", "backend"]) {
      expect(containerOf(unit.object("Deployment", name))).toMatchObject({
        resources: { limits: { cpu: expect.any(String), memory: expect.any(String) } },
        securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true },
      });
    }
  });

  it("SC13 the JWT secret and the credentials of database and Redis come from the secret store", () => {
    const from = (name: string) =>
      Object(unit.object("ExternalSecret", name).spec).data.map((one: unknown) => Object(one).remoteRef);
    const key = `scalable-app-${stage}/scalable-app`;
    const database = `scalable-app-${stage}-credentials`;
    expect(from("backend-secrets")).toEqual([{ key: `${key}/backend-secrets`, property: "jwt-secret" }]);
    expect(from(database)).toEqual([{ key: `${key}/${database}`, property: "url" }]);
    expect(from("redis-credentials")).toEqual([{ key: `${key}/redis-credentials`, property: "password" }]);
    expect(containerOf(unit.object("Deployment", "backend"))).toMatchObject({
      env: ["DATABASE_URL", "REDIS_URL", "JWT_SECRET"].map((name) => ({
        name,
        valueFrom: { secretKeyRef: expect.anything() },
      })),
    });
  });

  it("SC13 developers may look, and change things in dev only", () => {
    const role = stage === "prod" ? "view" : "edit";
    expect(unit.object("RoleBinding", `scalable-app-developers-${role}`)).toMatchObject({
      roleRef: { kind: "ClusterRole", name: role },
      subjects: [{ kind: "Group", name: "scalable-app:developers" }],
    });
  });

  it.each(["frontend", "api-gateway", "backend"])(
    "SC14 %s is probed, spread over zones, and drained pod by pod",
    (name) => {
      const deployment = unit.object("Deployment", name);
      expect(containerOf(deployment)).toMatchObject({
        readinessProbe: { httpGet: expect.anything() },
        livenessProbe: { httpGet: expect.anything() },
      });
      expect(Object(deployment.spec).template.spec.topologySpreadConstraints).toMatchObject([
        { topologyKey: "topology.kubernetes.io/zone" },
        { topologyKey: "kubernetes.io/hostname" },
      ]);
      expect(unit.object("PodDisruptionBudget", name).spec).toMatchObject({ maxUnavailable: 1 });
    },
  );

  it("SC16 what gives way for other pods is the backup, which begins again", () => {
    expect(unit.object("CronJob", "redis-backup").spec).toMatchObject({
      jobTemplate: { spec: { template: { spec: { priorityClassName: "interruptible" } } } },
    });
  });

  it("SC17 the size of every workload is recommended, and changed by nobody", () => {
    for (const name of ["frontend", "api-gateway", "backend", "redis"]) {
      expect(unit.object("VerticalPodAutoscaler", name).spec).toMatchObject({
        updatePolicy: { updateMode: "Off" },
      });
    }
  });

  it("SC18 Redis is saved every day, and a restore lies ready", () => {
    expect(unit.object("CronJob", "redis-backup").spec).toMatchObject({ schedule: "30 3 * * *" });
    expect(unit.object("CronJob", "redis-restore").spec).toMatchObject({ suspend: true });
  });
});

describe("the stages", () => {
  it("SC2 SC8 have 1 to 20 nodes on demand, and start with 3", () => {
    for (const cluster of [dev, prod]) {
      expect(cluster.nodeGroups).toMatchObject([
        {
          name: "main",
          instanceTypes: ["t3.medium", "t3.large"],
          capacity: "on-demand",
          min: 1,
          desired: 3,
          max: 20,
        },
      ]);
    }
  });

  it("SC16 can have spot nodes beside them, for nothing but work that gives way", () => {
    const spot = scalableAppCluster("prod", { spot: true }).nodeGroups.at(-1);
    expect(spot).toMatchObject({ name: "spot", capacity: "spot", interruptibleOnly: true });
  });

  it("SC6 differ by one line where gateways count requests together", () => {
    const calls = (unit: ReturnType<typeof scalableApp>) =>
      unit
        .contents(dev)
        .workloads.flatMap((one) => ("calls" in one && one.name === "api-gateway" ? one.calls : []));
    const names = (sharedRateLimits: boolean) =>
      calls(scalableApp({ sharedRateLimits, databaseReplica: false })).map((call) =>
        "name" in call ? call.name : call.kind,
      );
    expect(names(false)).toEqual(["backend"]);
    expect(names(true)).toEqual(["backend", "redis"]);
  });

  it("SC14 of prod, no two pods of a service are on one node", () => {
    const binding = (unit: RenderedUnit) =>
      Object(unit.object("Deployment", "backend").spec).template.spec.topologySpreadConstraints[1];
    expect(binding(stages.prod)).toMatchObject({ whenUnsatisfiable: "DoNotSchedule" });
    expect(binding(stages.dev)).toMatchObject({ whenUnsatisfiable: "ScheduleAnyway" });
  });
});
