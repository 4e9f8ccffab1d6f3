import { expect, it } from "vitest";
import { at, declares, deployment, findingsOf, service } from "../../tree.fixture.ts";
import { ingress, ingressClass } from "./ingress.fixture.ts";

const ALB = "alb.ingress.kubernetes.io";
const httpGet = { path: "/health", port: 8080 };
const alb = ingressClass("alb", "ingress.k8s.aws/alb");
const web = deployment("backend", { ...declares(["http", 8080]), readinessProbe: { httpGet } });
const asking = (annotations: Record<string, string>) => {
  const told = Object.entries(annotations).map(([name, value]) => [`${ALB}/${name}`, value]);
  return ingress(
    "shop",
    { "shop.example.com": ["/"] },
    { annotations: { [`${ALB}/target-type`]: "ip", ...Object.fromEntries(told) } },
  );
};
const find = (annotations: Record<string, string>) =>
  findingsOf("health-check-paths", [web, service("backend", [{ port: 80 }]), asking(annotations), alb]);

it.each([
  { "healthcheck-path": "/health" },
  { "healthcheck-path": "/up" },
  { "healthcheck-port": "8080" },
  { "healthcheck-port": "traffic-port" },
  { "healthcheck-port": "30080", "target-type": "instance" },
])("takes %j", (annotations) => {
  expect(find(annotations)).toEqual([]);
});

it.each<[Record<string, string>, string, string]>([
  [
    { "healthcheck-path": "/healthz" },
    "the load balancer asks the pods of Service backend at /healthz, and their probes at /health: it takes them for unhealthy",
    "write /health",
  ],
  [
    { "healthcheck-port": "8081" },
    "the load balancer asks the pods of Service backend at port 8081, and they declare 8080",
    "write one of their ports, or traffic-port",
  ],
])("warns of %j", (annotations, message, fix) => {
  expect(find(annotations)).toEqual([at("health-check-paths", asking(annotations), message, fix, "warning")]);
});
