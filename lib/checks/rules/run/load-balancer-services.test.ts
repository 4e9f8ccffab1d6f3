import { expect, it } from "vitest";
import { at, findingsOf, object, release } from "../../tree.fixture.ts";

const ofClass = (loadBalancerClass: string) =>
  object("Service", "web", { spec: { type: "LoadBalancer", loadBalancerClass } });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("load-balancer-services", objects);

it("a class is one that somebody serves", () => {
  expect(find(ofClass("service.k8s.aws/nlb"))).toEqual([]);
  const facts = { chartsProvide: { balancer: { loadBalancerClasses: ["example.com/lb"] } } };
  const charts = [release("balancer")];
  expect(findingsOf("load-balancer-services", [ofClass("example.com/lb")], { facts, charts })).toEqual([]);
  expect(
    findingsOf("load-balancer-services", [ofClass("example.com/other")], { facts, charts }),
  ).toHaveLength(1);
});

it("a class in the values of a chart is one as well", () => {
  const withClass = (loadBalancerClass: string) => {
    const charts = [release("ingress", { controller: { service: { loadBalancerClass } } })];
    return findingsOf("load-balancer-services", [], { charts }).map(({ message }) => message);
  };
  expect(withClass("service.k8s.aws/nlb")).toEqual([]);
  expect(withClass("service.k8s.aws/alb")).toEqual([
    "loadBalancerClass service.k8s.aws/alb in the values of chart ingress is served by nobody: its Service gets no address",
  ]);
});

it("a class is not nearly one", () => {
  expect(find(ofClass("service.k8s.aws/nbl"))).toEqual([
    at(
      "load-balancer-services",
      ofClass("service.k8s.aws/nbl"),
      "spec.loadBalancerClass service.k8s.aws/nbl is served by nobody: it gets no address",
      "write service.k8s.aws/nlb",
    ),
  ]);
});

it("annotations of a load balancer are for one", () => {
  const name = "service.beta.kubernetes.io/aws-load-balancer-scheme";
  const inside = object("Service", "web", { spec: {} }, { annotations: { [name]: "internal" } });
  expect(find(inside)).toEqual([
    at(
      "load-balancer-services",
      inside,
      `annotation ${name} is about a load balancer, and the Service is of type ClusterIP: there is none`,
      "make it of the type LoadBalancer, or remove the annotation",
      "warning",
    ),
  ]);
});
