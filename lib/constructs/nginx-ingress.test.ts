import { describe, expect, it } from "vitest";
import { nginx, route } from "#lib/model/route.ts";
import { everyOffer, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const backend = serviceOf("backend");
const owned = route("shop.example.com", { "/api": backend }, nginx({ issuer: "letsencrypt" }));
const { issuers: _, ...withoutIssuers } = everyOffer;

describe("NGINX Ingress", () => {
  it("owns a host with a master, which has TLS and no paths", () => {
    const master = rendered({ workloads: [backend], routes: [owned] }).object("Ingress", "shop-example-com");
    expect(master.metadata.annotations).toEqual({ "nginx.org/mergeable-ingress-type": "master" });
    expect(master.spec).toEqual({
      ingressClassName: "nginx",
      tls: [{ hosts: ["shop.example.com"], secretName: "shop-example-com-tls" }],
      rules: [{ host: "shop.example.com" }],
    });
  });

  it("adds paths to a host with a minion, which has paths and no TLS", () => {
    const application = rendered({ workloads: [backend], routes: [owned] });
    const minion = application.object("Ingress", "shop-example-com-paths");
    expect(minion.metadata.annotations).toEqual({ "nginx.org/mergeable-ingress-type": "minion" });
    expect(minion.spec).toEqual({
      ingressClassName: "nginx",
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: [
              {
                path: "/api",
                pathType: "Prefix",
                backend: { service: { name: "backend", port: { number: 8000 } } },
              },
            ],
          },
        },
      ],
    });
  });

  it("has its certificate made by the issuer, in the Secret that the master reads", () => {
    const application = rendered({ workloads: [backend], routes: [owned] });
    expect(application.object("Certificate", "shop-example-com-tls").spec).toEqual({
      secretName: "shop-example-com-tls",
      dnsNames: ["shop.example.com"],
      issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: "letsencrypt" },
      privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
    });
  });

  it("refuses an issuer that the cluster does not have", () => {
    const routes = [route("shop.example.com", { "/": backend }, nginx({ issuer: "lets-encrypt" }))];
    expect(rendered({ workloads: [backend], routes }).problems).toEqual([
      'route shop.example.com of shop asks issuer "lets-encrypt" for its certificate, and cluster production has letsencrypt; use one of them',
    ]);
  });

  it("refuses an issuer on a cluster without any", () => {
    expect(rendered({ workloads: [backend], routes: [owned] }, { offers: withoutIssuers }).problems).toEqual([
      "route shop.example.com of shop needs issuers of certificates, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });

  it("is refused where no controller serves it", () => {
    expect(rendered({ workloads: [backend], routes: [owned] }, { offers: {} }).problems).toEqual([
      "route shop.example.com of shop needs the NGINX Ingress Controller, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
