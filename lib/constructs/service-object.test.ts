import { describe, expect, it } from "vitest";
import { alb, loadBalancer, nginx, route } from "#lib/model/route.ts";
import { postgresOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

describe("service", () => {
  it("selects pods by name only, also those of a database", () => {
    const application = rendered({ workloads: [serviceOf("backend"), postgresOf("postgres")] });
    for (const name of ["backend", "postgres"]) {
      expect(application.object("Service", name)).toHaveProperty("spec.selector", {
        "app.kubernetes.io/name": name,
      });
    }
  });

  it("keeps the numbers of the container's ports and leads to them by name", () => {
    const backend = serviceOf("backend", { port: { http: 8000, grpc: 9000 } });
    expect(rendered({ workloads: [backend] }).object("Service", "backend").spec).toMatchObject({
      type: "ClusterIP",
      ports: [
        { name: "http", port: 8000, targetPort: "http" },
        { name: "grpc", port: 9000, targetPort: "grpc" },
      ],
    });
  });

  it("gets a Classic Load Balancer on the port that the route says, for the first port only", () => {
    const backend = serviceOf("backend", { port: { http: 8000, grpc: 9000 } });
    const application = rendered({ workloads: [backend], routes: [loadBalancer(backend, { port: 80 })] });
    const object = application.object("Service", "backend");
    expect(object.spec).toMatchObject({
      type: "LoadBalancer",
      ports: [
        { name: "http", port: 80, targetPort: "http" },
        { name: "grpc", port: 9000, targetPort: "grpc" },
      ],
    });
  });

  it("tells an Application Load Balancer to ask each service where its own probe asks whether it lives", () => {
    const backend = serviceOf("backend", { probes: { ready: "/ready", live: "/health" } });
    const frontend = serviceOf("frontend", { probes: { ready: "/", live: "/" } });
    const routes = [route("shop.example.com", { "/": frontend, "/api": backend }, alb({ tls: true }))];
    const application = rendered({ workloads: [backend, frontend], routes });
    for (const [name, path] of [
      ["backend", "/health"],
      ["frontend", "/"],
    ] as const) {
      expect(application.object("Service", name).metadata).toHaveProperty("annotations", {
        "alb.ingress.kubernetes.io/healthcheck-path": path,
      });
    }
  });

  it("has no annotations of a load balancer behind NGINX", () => {
    const backend = serviceOf("backend");
    const routes = [route("shop.example.com", { "/": backend }, nginx({ issuer: "letsencrypt" }))];
    const { metadata } = rendered({ workloads: [backend], routes }).object("Service", "backend");
    expect(metadata).not.toHaveProperty("annotations");
  });

  it("a port is written once: Service, probes, policies, monitor and Ingress follow", () => {
    const backend = serviceOf("backend", { port: 4321, metrics: "/metrics" });
    const caller = serviceOf("caller", { calls: [backend] });
    const application = rendered({
      workloads: [backend, caller],
      routes: [route("shop.example.com", { "/": backend }, nginx({ issuer: "letsencrypt" }))],
    });
    const http = { name: "http" };
    expect(application.object("Deployment", "backend").spec).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              ports: [{ ...http, containerPort: 4321 }],
              readinessProbe: { httpGet: { port: "http" } },
              livenessProbe: { httpGet: { port: "http" } },
            },
          ],
        },
      },
    });
    expect(application.object("Service", "backend").spec).toMatchObject({
      ports: [{ ...http, port: 4321, targetPort: "http" }],
    });
    expect(application.object("ServiceMonitor", "backend").spec).toMatchObject({
      endpoints: [{ targetPort: 4321 }],
    });
    expect(application.object("NetworkPolicy", "backend").spec).toMatchObject({
      ingress: [{ ports: [{ port: 4321 }] }, { ports: [{ port: 4321 }] }, { ports: [{ port: 4321 }] }],
    });
    expect(application.object("NetworkPolicy", "caller").spec).toMatchObject({
      egress: [{ ports: [{ port: 4321 }] }],
    });
    expect(application.object("Ingress", "shop-example-com-paths").spec).toMatchObject({
      rules: [{ http: { paths: [{ backend: { service: { port: { number: 4321 } } } }] } }],
    });
    expect(backend.url).toBe("http://backend:4321");
  });
});
