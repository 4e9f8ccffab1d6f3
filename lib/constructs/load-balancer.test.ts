import { describe, expect, it } from "vitest";
import { seconds } from "#lib/model/duration.ts";
import { alb, loadBalancer, type Route, route } from "#lib/model/route.ts";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const web = serviceOf("web", { probes: { ready: "/ready", live: "/live" } });
const prefix = "service.beta.kubernetes.io/aws-load-balancer";

function shop(routes: readonly Route[], offers?: object) {
  return rendered({ workloads: [web], routes }, offers === undefined ? {} : { offers });
}

describe("load balancer", () => {
  it("is a Classic one, which the cluster itself makes and which asks pods whether they live", () => {
    const service = shop([loadBalancer(web, { port: 80 })]).object("Service", "web");
    expect(service.spec).toMatchObject({ type: "LoadBalancer", ports: [{ port: 80, targetPort: "http" }] });
    expect(service.metadata.annotations).toEqual({
      [`${prefix}-healthcheck-protocol`]: "HTTP",
      [`${prefix}-healthcheck-path`]: "/live",
    });
  });

  it("is a Network one where the definition says so, and asks pods whether they live", () => {
    const routes = [loadBalancer(web, { port: 80, type: "network" })];
    expect(shop(routes).object("Service", "web").metadata.annotations).toEqual({
      [`${prefix}-type`]: "external",
      [`${prefix}-nlb-target-type`]: "ip",
      [`${prefix}-scheme`]: "internet-facing",
      [`${prefix}-healthcheck-protocol`]: "HTTP",
      [`${prefix}-healthcheck-port`]: "8000",
      [`${prefix}-healthcheck-path`]: "/live",
      [`${prefix}-attributes`]: "load_balancing.cross_zone.enabled=true",
    });
  });

  const certificate = `arn:aws:acm:us-east-1:111122223333:certificate/${"0".repeat(8)}-0000-0000-0000-${"0".repeat(12)}`;

  it("FC8 DP7 serves 443 as well with a certificate, and leads it where it leads the other port", () => {
    const classic = shop([loadBalancer(web, { port: 80, certificate })]).object("Service", "web");
    expect(classic).toHaveProperty("spec.ports", [
      { name: "http", port: 80, targetPort: "http" },
      { name: "https", port: 443, targetPort: "http" },
    ]);
    expect(classic.metadata.annotations).toMatchObject({
      [`${prefix}-ssl-cert`]: certificate,
      [`${prefix}-ssl-ports`]: "443",
      [`${prefix}-backend-protocol`]: "http",
    });
    const network = shop([loadBalancer(web, { port: 80, type: "network", certificate })]);
    expect(network.object("Service", "web").metadata.annotations).toMatchObject({
      [`${prefix}-ssl-cert`]: certificate,
      [`${prefix}-ssl-ports`]: "443",
    });
    expect(network.object("Service", "web").metadata.annotations).not.toHaveProperty([
      `${prefix}-backend-protocol`,
    ]);
  });

  it("reaches pods from the public subnets where it is a Network one", () => {
    const routes = [loadBalancer(web, { port: 80, type: "network" })];
    expect(shop(routes).object("NetworkPolicy", "web").spec).toMatchObject({
      ingress: [{ from: [{ ipBlock: { cidr: "10.0.101.0/24" } }, { ipBlock: { cidr: "10.0.102.0/24" } }] }],
    });
  });

  it("of the Network kind is refused where nothing makes it", () => {
    const routes = [loadBalancer(web, { port: 80, type: "network" })];
    expect(shop(routes, {}).problems).toEqual([
      "load balancer of web of shop needs the AWS Load Balancer Controller, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });

  it("is outlived by the pods behind it", () => {
    const drained = (routes: readonly Route[]) => shop(routes).object("Deployment", "web").spec;
    const podOf = (grace: number, sleep: number) => ({
      template: {
        spec: {
          terminationGracePeriodSeconds: grace,
          containers: [{ lifecycle: { preStop: { sleep: { seconds: sleep } } } }],
        },
      },
    });
    expect(drained([])).toMatchObject(podOf(30, 5));
    const behind = route("shop.example.com", { "/": web }, alb({ tls: false, drain: seconds(120) }));
    expect(drained([behind])).toMatchObject(podOf(150, 125));
  });
});
