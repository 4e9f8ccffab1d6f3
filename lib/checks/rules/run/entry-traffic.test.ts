import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { block, denyAll, namespace, policy, port } from "../../reach/reach.fixture.ts";
import {
  at,
  declares,
  deployment,
  findingsOf,
  object,
  service,
  type TreeOptions,
} from "../../tree.fixture.ts";

const web = deployment("web", declares(["http", 8080]));
const http = service("web", [{ port: 80, targetPort: "http" }]);

const ingress = (ingressClassName: string, annotations = {}) =>
  object(
    "networking.k8s.io/v1 Ingress",
    "web",
    {
      spec: {
        ingressClassName,
        rules: [{ http: { paths: [{ backend: { service: { name: "web", port: { number: 80 } } } }] } }],
      },
    },
    { annotations },
  );

const alb = ingress("alb", {
  "alb.ingress.kubernetes.io/target-type": "ip",
  "alb.ingress.kubernetes.io/scheme": "internet-facing",
});

const facts = {
  preinstalled: { namespaces: ["shop", "edge"] },
  vpc: { cidr: "10.0.0.0/16", publicSubnets: ["10.0.1.0/24", "10.0.2.0/24"] },
};
const admits = (...from: Value[]) => policy("web", "web", { ingress: [{ from, ports: [port(8080)] }] });

const found = (entry: KubernetesObject, rule: KubernetesObject, options: TreeOptions = { facts }) =>
  findingsOf("entry-traffic", [web, http, entry, denyAll, rule], options);

describe("entry-traffic", () => {
  it("lets in a load balancer from its subnets", () => {
    expect(found(alb, admits(block("10.0.1.0/24"), block("10.0.2.0/24")))).toEqual([]);
    expect(found(alb, admits(block("10.0.0.0/16")))).toEqual([]);
  });

  it("finds a subnet that is not let in", () => {
    expect(found(alb, admits(block("10.0.1.0/24")))).toEqual([
      at(
        "entry-traffic",
        alb,
        "spec.rules[0].http.paths[0] sends requests to Service web, but NetworkPolicies deny and web isolate Deployment web, and no policy lets it receive from the load balancer in subnet 10.0.2.0/24 at port 8080",
        "allow ingress from the load balancer in subnet 10.0.2.0/24 to port 8080 in a NetworkPolicy for Deployment web",
      ),
    ]);
  });

  it("finds a policy that lets in pods only, whatever the facts", () => {
    expect(found(alb, admits(namespace()), {})).toHaveLength(1);
    expect(found(ingress("alb"), admits(namespace()))).toHaveLength(1);
    expect(found(ingress("alb"), admits(block("10.0.1.0/24")))).toEqual([]);
  });

  it("knows the pods of a controller by their namespace and labels", () => {
    const chart = "ingress-nginx";
    const provided = { ingressClasses: ["nginx"], podLabels: { edge: { "app.kubernetes.io/name": chart } } };
    const charts = [
      {
        release: "edge",
        repository: "https://charts.example.com",
        chart,
        version: "1.0.0",
        namespace: "edge",
        values: {},
        skipSchemaValidation: false,
      },
    ];
    const options = { facts: { ...facts, chartsProvide: { [chart]: provided } }, charts };
    const named = (name: string) => ({ podSelector: { matchLabels: { "app.kubernetes.io/name": name } } });
    expect(found(ingress("nginx"), admits(namespace("edge")), options)).toEqual([]);
    expect(found(ingress("nginx"), admits({ ...namespace("edge"), ...named(chart) }), options)).toEqual([]);
    expect(
      found(ingress("nginx"), admits({ ...namespace("edge"), ...named("nginx") }), options),
    ).toHaveLength(1);
    expect(found(ingress("nginx"), admits(namespace("shop")), options)).toHaveLength(1);
  });

  it("lets in what a Service of type LoadBalancer brings", () => {
    const balanced = object("Service", "web", {
      spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80, targetPort: 8080 }] },
    });
    const ofService = (rule: KubernetesObject) => findingsOf("entry-traffic", [web, balanced, denyAll, rule]);
    expect(ofService(admits(block("0.0.0.0/0")))).toEqual([]);
    expect(ofService(admits(namespace()))).toHaveLength(1);
  });
});
