import { describe, expect, it } from "vitest";
import { renderedUnit } from "#test/rendered.ts";

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
  expect(unit.object("ExternalSecret", "backend-secrets").spec).toMatchObject({
    data: ["mongodb-uri", "database-url", "redis-url", "jwt-secret"].map((secretKey) => ({ secretKey })),
  });
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
