import { describe, expect, it } from "vitest";
import { ANY_HOST, alb, route } from "#lib/model/route.ts";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const frontend = serviceOf("frontend", { port: 80 });
const backend = serviceOf("backend");

function ingress(tls: boolean) {
  const routes = [route("shop.example.com", { "/": frontend, "/api": backend }, alb({ tls }))];
  return rendered({ workloads: [frontend, backend], routes }).object("Ingress", "shop-example-com");
}

describe("Application Load Balancer", () => {
  it("faces the internet, leads straight to pods, and serves port 80 only without TLS", () => {
    expect(ingress(false).metadata.annotations).toEqual({
      "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP": 80}]',
      "alb.ingress.kubernetes.io/scheme": "internet-facing",
      "alb.ingress.kubernetes.io/target-group-attributes": "deregistration_delay.timeout_seconds=30",
      "alb.ingress.kubernetes.io/target-type": "ip",
    });
  });

  it("serves 443 with TLS and sends 80 there", () => {
    expect(ingress(true).metadata.annotations).toEqual({
      "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
      "alb.ingress.kubernetes.io/scheme": "internet-facing",
      "alb.ingress.kubernetes.io/target-group-attributes": "deregistration_delay.timeout_seconds=30",
      "alb.ingress.kubernetes.io/ssl-redirect": "443",
      "alb.ingress.kubernetes.io/target-type": "ip",
    });
  });

  it("leads each path, with everything below it, to its service", () => {
    const to = (path: string, name: string, number: number) => ({
      path,
      pathType: "Prefix",
      backend: { service: { name, port: { number } } },
    });
    expect(ingress(true).spec).toEqual({
      ingressClassName: "alb",
      rules: [
        {
          host: "shop.example.com",
          http: { paths: [to("/", "frontend", 80), to("/api", "backend", 8000)] },
        },
      ],
    });
  });

  it("takes any host, under a name of its own", () => {
    const routes = [route(ANY_HOST, { "/": frontend }, alb({ tls: false, name: "shop-ingress" }))];
    const { spec } = rendered({ workloads: [frontend], routes }).object("Ingress", "shop-ingress");
    expect(spec).toMatchObject({ rules: [{ http: { paths: [{ path: "/" }] } }] });
    expect(JSON.stringify(spec)).not.toContain('"host"');
  });

  it("takes any host with the certificate of one", () => {
    const routes = [route(ANY_HOST, { "/": frontend }, alb({ tls: "photos.example.com", name: "photos" }))];
    const photos = rendered({ workloads: [frontend], routes }).object("Ingress", "photos");
    expect(photos.metadata.annotations).toMatchObject({ "alb.ingress.kubernetes.io/ssl-redirect": "443" });
    expect(photos.spec).toMatchObject({ tls: [{ hosts: ["photos.example.com"] }] });
  });

  it("is refused where nothing makes it", () => {
    const routes = [route("shop.example.com", { "/": backend }, alb({ tls: true }))];
    expect(rendered({ workloads: [backend], routes }, { offers: {} }).problems).toEqual([
      "route shop.example.com of shop needs the AWS Load Balancer Controller, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
