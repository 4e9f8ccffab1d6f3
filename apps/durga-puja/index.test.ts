import { describe, expect, it } from "vitest";
import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import { type AddOn, defineAddOn } from "#lib/model/add-on.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Offers } from "#lib/model/offers.ts";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { renderedOn, renderedResources, renderedUnit } from "#test/rendered.ts";
import { durgaPujaOn } from "./index.ts";

const unit = await renderedUnit("durga-puja-eks", "durga-puja");

describe.each([
  [
    "DP5",
    "frontend",
    "docker.io/difindoxt/durga-puja-frontend:1.0.0",
    80,
    { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
    { live: "/", ready: "/" },
  ],
  [
    "DP6",
    "backend",
    "docker.io/difindoxt/durga-puja-backend:1.0.0",
    5000,
    { requests: { cpu: "200m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } },
    { live: "/health", ready: "/ready" },
  ],
] as const)("%s %s", (id, name, image, containerPort, resources, paths) => {
  it(`${id} has the document's image, port, requests, limits, probes and rollout`, () => {
    expect(unit.object("Deployment", name).spec).toMatchObject({
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: { matchLabels: { app: name } },
      template: {
        spec: {
          containers: [
            {
              image,
              ports: [{ containerPort }],
              resources,
              livenessProbe: { httpGet: { path: paths.live }, periodSeconds: 30 },
              readinessProbe: { httpGet: { path: paths.ready }, periodSeconds: 10 },
            },
          ],
        },
      },
    });
  });

  it("DP9 scales from 3 to 10 at CPU 70 or memory 80, one pod up a minute and one down in five", () => {
    expect(unit.object("HorizontalPodAutoscaler", name).spec).toMatchObject({
      minReplicas: 3,
      maxReplicas: 10,
      metrics: [
        { resource: { name: "cpu", target: { averageUtilization: 70 } } },
        { resource: { name: "memory", target: { averageUtilization: 80 } } },
      ],
      behavior: {
        scaleUp: { policies: [{ type: "Pods", value: 1, periodSeconds: 60 }] },
        scaleDown: { policies: [{ type: "Pods", value: 1, periodSeconds: 300 }] },
      },
    });
  });

  it("DP8 outlives the 300 s that the load balancer drains it for", () => {
    expect(unit.object("Deployment", name).spec).toMatchObject({
      template: {
        spec: {
          terminationGracePeriodSeconds: 330,
          containers: [{ lifecycle: { preStop: { sleep: { seconds: 305 } } } }],
        },
      },
    });
  });
});

it("DP5 the frontend is told the API's address as the document writes it", () => {
  expect(unit.object("ConfigMap", "frontend").data).toEqual({
    VITE_API_URL: "http://backend-service:5000/api",
  });
});

it("DP6 the backend has its plain settings from a ConfigMap, and the rest from a secret", () => {
  expect(unit.object("ConfigMap", "backend").data).toMatchObject({ NODE_ENV: "production", PORT: "5000" });
  expect(Object(unit.object("Deployment", "backend").spec).template.spec.containers[0].env).toEqual(
    [
      ["MONGODB_URI", "backend-secrets", "mongodb-uri"],
      ["DATABASE_URL", "durga-puja-db-credentials", "url"],
      ["REDIS_URL", "durga-puja-redis-credentials", "url"],
      ["JWT_SECRET", "backend-secrets", "jwt-secret"],
    ].map(([variable, name, key]) => ({ name: variable, valueFrom: { secretKeyRef: { name, key } } })),
  );
});

it("DP7 the frontend's Service is a Network Load Balancer that faces the internet", () => {
  const service = unit.object("Service", "frontend");
  const prefix = "service.beta.kubernetes.io/aws-load-balancer";
  expect(service.metadata.annotations).toMatchObject({
    [`${prefix}-type`]: "external",
    [`${prefix}-scheme`]: "internet-facing",
    [`${prefix}-healthcheck-protocol`]: "HTTP",
    [`${prefix}-healthcheck-port`]: "80",
    [`${prefix}-healthcheck-path`]: "/",
    [`${prefix}-attributes`]: "load_balancing.cross_zone.enabled=true",
  });
  expect(service.spec).toEqual({
    type: "LoadBalancer",
    ports: [{ name: "http", port: 80, targetPort: "http" }],
    selector: { app: "frontend" },
  });
});

it("DP7 the backend's Service is backend-service, within the cluster, on 5000", () => {
  expect(unit.object("Service", "backend-service").spec).toEqual({
    type: "ClusterIP",
    ports: [{ name: "http", port: 5000, targetPort: "http" }],
    selector: { app: "backend" },
  });
});

it("DP8 durga-puja-ingress is an Application Load Balancer with both paths", () => {
  const prefix = "alb.ingress.kubernetes.io";
  expect(unit.object("Ingress", "durga-puja-ingress")).toMatchObject({
    metadata: {
      annotations: {
        [`${prefix}/scheme`]: "internet-facing",
        [`${prefix}/target-type`]: "ip",
        [`${prefix}/listen-ports`]: '[{"HTTP": 80}]',
        [`${prefix}/target-group-attributes`]: "deregistration_delay.timeout_seconds=300",
      },
    },
    spec: {
      ingressClassName: "alb",
      rules: [
        {
          http: {
            paths: [
              { path: "/", backend: { service: { name: "frontend", port: { number: 80 } } } },
              { path: "/api", backend: { service: { name: "backend-service", port: { number: 5000 } } } },
            ],
          },
        },
      ],
    },
  });
});

it("DP8 each target is asked for its health where it answers", () => {
  const key = "alb.ingress.kubernetes.io/healthcheck-path";
  expect(unit.object("Service", "frontend").metadata.annotations).toMatchObject({ [key]: "/" });
  expect(unit.object("Service", "backend-service").metadata.annotations).toMatchObject({ [key]: "/health" });
});

it("DP14 the backend's metrics are scraped every 15 s", () => {
  expect(unit.object("ServiceMonitor", "backend").spec).toMatchObject({ endpoints: [{ interval: "15s" }] });
});

it("DP21 the cache conventions of the document are the backend's settings", () => {
  expect(unit.object("ConfigMap", "backend").data).toMatchObject({
    SESSION_TTL_SECONDS: "86400",
    RESPONSE_TTL_SECONDS: "300",
    QUERY_TTL_SECONDS: "600",
    METADATA_TTL_SECONDS: "3600",
  });
});

it("DP4 the namespaces of the document are there, durga-puja's own at the strictest level", async () => {
  const namespaces = (await renderedResources("durga-puja-eks"))
    .filter(({ object }) => object.kind === "Application")
    .map(({ object }) => Object(object.spec).destination.namespace);
  for (const name of ["durga-puja", "monitoring", "argocd", "kube-system"])
    expect(namespaces).toContain(name);
  expect(unit.object("Namespace", "durga-puja").metadata.labels).toMatchObject({
    "pod-security.kubernetes.io/enforce": "restricted",
  });
});

it("DP9 both autoscale from 3 to 10 at CPU 70 and memory 80, one pod up a minute, one down in five", () => {
  const step = (periodSeconds: number) => ({ policies: [{ type: "Pods", value: 1, periodSeconds }] });
  const at = (name: string, averageUtilization: number) => ({
    resource: { name, target: { type: "Utilization", averageUtilization } },
  });
  for (const name of ["frontend", "backend"]) {
    expect(unit.object("HorizontalPodAutoscaler", name).spec).toMatchObject({
      minReplicas: 3,
      maxReplicas: 10,
      metrics: [at("cpu", 70), at("memory", 80)],
      behavior: { scaleUp: step(60), scaleDown: step(300) },
    });
  }
});

it("DP14 Grafana has the four dashboards of the document by name", async () => {
  const titles = (await renderedResources("durga-puja-eks"))
    .filter(
      ({ object }) => object.kind === "ConfigMap" && "grafana_dashboard" in Object(object.metadata.labels),
    )
    .flatMap(({ object }) =>
      Object.values(Object(object.data)).map((json) => JSON.parse(String(json)).title),
    );
  expect(titles).toEqual(
    expect.arrayContaining(["Cluster Overview", "Pod Resources", "Node Health", "Application Metrics"]),
  );
});

it("DP16 Argo CD syncs by itself, prunes, and mends what somebody changed by hand", async () => {
  const application = (await renderedResources("durga-puja-eks")).find(
    ({ object }) => object.kind === "Application" && object.metadata.name === "durga-puja",
  );
  expect(application?.object.spec).toMatchObject({
    syncPolicy: { automated: { prune: true, selfHeal: true } },
  });
});

describe("DP18 an alert fires", () => {
  const rules: { alert?: string; expr: string }[] = Object(
    unit.object("PrometheusRule", "durga-puja").spec,
  ).groups.flatMap((group: { rules: object[] }) => group.rules);
  const expressionOf = (alert: string) => rules.find((rule) => rule.alert === alert)?.expr;

  it.each([
    ["DurgaPujaBackendLatencyHigh", /^histogram_quantile\(0\.95, .*\) > 0\.3\n/s],
    ["DurgaPujaBackendErrorRateHigh", / > 0\.001\n/],
    ["DurgaPujaBackendPodsStartSlowly", / > 60\n/],
    ["DurgaPujaFrontendPodsStartSlowly", / > 60\n/],
  ])("DP18 %s, at the document's number", (name, expression) => {
    expect(expressionOf(name)).toMatch(expression);
  });

  it("DP18 when a scale-up takes longer than 5 minutes", () => {
    const scaleUp = rules.find((rule) => rule.alert === "DurgaPujaBackendScaleUpSlow");
    expect(scaleUp).toMatchObject({ for: "5m" });
  });
});

describe("what can be switched", () => {
  const withOffers = (cluster: Cluster, more: Offers = {}): AddOn[] => {
    const offers: Offers = {
      secretStore: "aws",
      alb: { ingressClass: "alb" },
      scraper: { namespace: "monitoring", labels: {} },
      dashboardLabel: {},
      ...more,
    };
    return [
      defineAddOn({ name: "offers", on: [cluster], namespace: "kube-system", contents: () => ({ offers }) }),
    ];
  };
  const named = (objects: readonly KubernetesObject[], kind: string, name: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name);

  it("DP7 the Network Load Balancer can go: the Ingress serves the same", () => {
    const objects = renderedOn(
      durgaPuja,
      durgaPujaOn(durgaPuja, { networkLoadBalancer: false }),
      withOffers(durgaPuja),
    );
    expect(named(objects, "Service", "frontend")?.spec).toMatchObject({ type: "ClusterIP" });
    expect(named(objects, "Ingress", "durga-puja-ingress")).toBeDefined();
  });

  it("DP7 DP8 certificates turn on 443, and on the Ingress the redirect", () => {
    const certificate = "arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef";
    const options = { networkLoadBalancer: true, host: "photos.example.com", certificate };
    const objects = renderedOn(durgaPuja, durgaPujaOn(durgaPuja, options), withOffers(durgaPuja));
    expect(named(objects, "Ingress", "durga-puja-ingress")).toMatchObject({
      metadata: { annotations: { "alb.ingress.kubernetes.io/ssl-redirect": "443" } },
      spec: { tls: [{ hosts: ["photos.example.com"] }] },
    });
    expect(named(objects, "Service", "frontend")?.spec).toMatchObject({
      ports: [{ port: 80 }, { port: 443, targetPort: "http" }],
    });
  });

  it("DP19 new versions take traffic step by step on a cluster with Argo Rollouts, which is off", () => {
    expect(unit.has("Deployment", "backend")).toBe(true);
    const cluster = { ...durgaPuja, progressiveDelivery: true };
    const application = durgaPujaOn(cluster, { networkLoadBalancer: true });
    const objects = renderedOn(cluster, application, withOffers(cluster, { progressiveDelivery: true }));
    expect(named(objects, "Rollout", "backend")?.spec).toMatchObject({
      strategy: { canary: { steps: [{ setWeight: 10 }, {}, { setWeight: 50 }, {}] } },
    });
  });
});
