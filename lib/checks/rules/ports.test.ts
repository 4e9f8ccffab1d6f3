import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import {
  at,
  declares,
  deployment,
  findingsOf,
  fullFacts,
  object,
  release,
  service,
} from "../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("ports", objects);
const backend = deployment("backend", declares(["http", 8000]));
const http = service("backend", [{ name: "http", port: 80, targetPort: "http" }]);

describe("target ports of Services", () => {
  it.each<[string, Value]>([
    ["name", { port: 80, targetPort: "http" }],
    ["number", { port: 80, targetPort: 8000 }],
    ["number of the port itself", { port: 8000 }],
  ])("are found by %s", (_, port) => {
    expect(find(backend, service("backend", [port]))).toEqual([]);
  });

  it("have to be declared by the pods", () => {
    const wrong = service("backend", [{ name: "web", port: 80, targetPort: 8080 }]);
    expect(find(backend, wrong)).toEqual([
      at(
        "ports",
        wrong,
        "port web (80) goes to TCP port 8080 of Deployment backend, which declares http (8000)",
        "correct targetPort, or declare containerPort 8080 in Deployment backend",
      ),
    ]);
  });

  it("have to be of the same protocol", () => {
    const wrong = service("backend", [{ name: "dns", port: 53, protocol: "UDP", targetPort: "http" }]);
    expect(find(backend, wrong)).toEqual([
      at(
        "ports",
        wrong,
        "port dns (53) goes to UDP port http of Deployment backend, which declares http (8000)",
        "correct targetPort",
      ),
    ]);
  });

  it("are doubtful where the pods declare no ports at all", () => {
    const one = service("backend", [{ port: 8000 }]);
    expect(find(deployment("backend"), one)).toEqual([
      at(
        "ports",
        one,
        "port 8000 goes to TCP port 8000 of Deployment backend, which declares no ports",
        "declare containerPort 8000 in Deployment backend",
        "warning",
      ),
    ]);
  });

  it("may be those of a sidecar, but not those of an init container", () => {
    const container = { name: "proxy", ...declares(["admin", 9000]) };
    const named = service("backend", [{ port: 80, targetPort: "admin" }]);
    const sidecar = deployment(
      "backend",
      {},
      { initContainers: [{ ...container, restartPolicy: "Always" }] },
    );
    expect(find(sidecar, named)).toEqual([]);
    expect(find(deployment("backend", {}, { initContainers: [container] }), named)).toHaveLength(1);
  });
});

describe("backends", () => {
  const ingress = (port: Value) =>
    object("networking.k8s.io/v1 Ingress", "web", {
      spec: { rules: [{ http: { paths: [{ backend: { service: { name: "backend", port } } }] } }] },
    });

  it.each<[string, Value]>([
    ["name", { name: "http" }],
    ["number", { number: 80 }],
  ])("name a port of the Service by %s", (_, port) => {
    expect(find(backend, http, ingress(port))).toEqual([]);
  });

  it("are refused with a port that the Service has not", () => {
    const wrong = ingress({ number: 8000 });
    expect(find(backend, http, wrong)).toEqual([
      at(
        "ports",
        wrong,
        "spec.rules[0].http.paths[0] names port 8000 of Service backend, which has http (80)",
        "correct the port, or add it to the Service",
      ),
    ]);
  });

  it("are held against the Services of charts", () => {
    const chartsProvide = { backend: { services: { "shop/backend": { web: 8080 } } } };
    const options = { facts: { ...fullFacts, chartsProvide }, charts: [release("backend")] };
    expect(findingsOf("ports", [ingress({ name: "web" })], options)).toEqual([]);
    expect(findingsOf("ports", [ingress({ name: "http" })], options).map(({ message }) => message)).toEqual([
      "spec.rules[0].http.paths[0] names port http of Service backend, which has web (8080)",
    ]);
  });

  it("of webhooks are called at port 443 unless they say another", () => {
    const webhook = object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "guard", {
      webhooks: [{ clientConfig: { service: { name: "backend", namespace: "shop" } } }],
    });
    expect(find(backend, http, webhook)).toEqual([
      at(
        "ports",
        webhook,
        "webhooks[0] names port 443 of Service backend, which has http (80)",
        "correct the port, or add it to the Service",
      ),
    ]);
  });
});

describe("probes", () => {
  const probed = (port: Value, action = "httpGet", name = "http") =>
    deployment("backend", { ...declares([name, 8000]), readinessProbe: { [action]: { port } } });
  const message = (port: string, declared = "http (8000)") =>
    `readinessProbe of container main asks port ${port}, but the container declares ${declared}`;
  const fix = "correct the port of the probe, or declare it in the container";

  it("ask a port that the container declares", () => {
    expect(find(probed("http"), probed(8000))).toEqual([]);
  });

  it("are refused with a name that the container has not", () => {
    expect(find(probed("web"))).toEqual([at("ports", probed("web"), message("web"), fix)]);
  });

  it("are refused with another number than the one at which the container answers requests", () => {
    expect(find(probed(8080))).toEqual([at("ports", probed(8080), message("8080"), fix)]);
  });

  it("are doubtful where the declared ports are not for requests", () => {
    const one = probed(8081, "httpGet", "metrics");
    expect(find(one)).toEqual([at("ports", one, message("8081", "metrics (8000)"), fix, "warning")]);
    expect(find(probed(9090, "grpc")).map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("are left alone where the container declares no ports", () => {
    expect(find(deployment("backend", { readinessProbe: { httpGet: { port: 8081 } } }))).toEqual([]);
  });
});

describe("monitors", () => {
  const monitor = (endpoint: Value) =>
    object("monitoring.coreos.com/v1 ServiceMonitor", "backend", {
      spec: { selector: { matchLabels: { team: "shop" } }, endpoints: [endpoint] },
    });
  const labelled = service("backend", [{ name: "http", port: 80, targetPort: "http" }], {
    labels: { team: "shop" },
  });

  it("scrape a port of the Service or of its pods", () => {
    expect(find(backend, labelled, monitor({ port: "http" }), monitor({ targetPort: 8000 }))).toEqual([]);
  });

  it("are refused with a port that neither has", () => {
    const wrong = monitor({ port: "metrics" });
    const target = monitor({ targetPort: "metrics" });
    const fix = "correct the port of the endpoint";
    expect(find(backend, labelled, wrong)).toEqual([
      at(
        "ports",
        wrong,
        "spec.endpoints[0].port names port metrics of Service backend, which has http (80)",
        fix,
      ),
    ]);
    expect(find(backend, labelled, target)).toEqual([
      at(
        "ports",
        target,
        "spec.endpoints[0].targetPort names port metrics of Deployment backend, which has http (8000)",
        fix,
      ),
    ]);
  });

  it("of pods scrape a port of the pods", () => {
    const pods = object("monitoring.coreos.com/v1 PodMonitor", "backend", {
      spec: { selector: { matchLabels: { app: "backend" } }, podMetricsEndpoints: [{ port: "metrics" }] },
    });
    expect(find(backend, pods).map(({ message }) => message)).toEqual([
      "spec.podMetricsEndpoints[0].port names port metrics of Deployment backend, which has http (8000)",
    ]);
  });
});

describe("named ports of NetworkPolicies", () => {
  const policy = (port: string) =>
    object("networking.k8s.io/v1 NetworkPolicy", "backend", {
      spec: { podSelector: { matchLabels: { app: "backend" } }, ingress: [{ ports: [{ port }] }] },
    });

  it("are those of the pods that it applies to", () => {
    expect(find(backend, policy("http"))).toEqual([]);
    expect(find(backend, policy("web"))).toEqual([
      at(
        "ports",
        policy("web"),
        "spec.ingress[0].ports[0] names port web of Deployment backend, which declares http (8000)",
        "correct the name of the port, or write its number",
      ),
    ]);
  });

  it("are those of the pods that an egress rule leads to", () => {
    const egress = object("networking.k8s.io/v1 NetworkPolicy", "frontend", {
      spec: {
        podSelector: {},
        egress: [{ to: [{ podSelector: { matchLabels: { app: "backend" } } }], ports: [{ port: "web" }] }],
      },
    });
    expect(find(backend, egress).map(({ message }) => message)).toEqual([
      "spec.egress[0].ports[0] names port web of Deployment backend, which declares http (8000)",
    ]);
  });
});

describe("repeated ports", () => {
  it("are refused in a Service", () => {
    const twice = service("backend", [
      { name: "http", port: 80, targetPort: "http" },
      { name: "http", port: 80, targetPort: "http" },
    ]);
    expect(find(backend, twice)).toEqual([
      at("ports", twice, "the Service has TCP port 80 twice", "remove one of them"),
      at("ports", twice, "the Service has two ports of the name http", "give each port a name of its own"),
    ]);
  });

  it("may share a number across protocols", () => {
    const ports = [
      { name: "dns", containerPort: 53, protocol: "UDP" },
      { name: "dns-tcp", containerPort: 53, protocol: "TCP" },
    ];
    expect(find(deployment("dns", { ports }))).toEqual([]);
  });
});
