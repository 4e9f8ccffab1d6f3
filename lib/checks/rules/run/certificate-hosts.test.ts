import { expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { communityNginx, ingress } from "./ingress.fixture.ts";

const host = "shop.example.com";
const certificate = (...dnsNames: string[]) =>
  object("cert-manager.io/v1 Certificate", "shop", { spec: { secretName: "shop-tls", dnsNames } });
const secured = (...hosts: string[]) =>
  ingress("shop", { [host]: ["/"] }, { class: "nginx", tls: [{ hosts, secretName: "shop-tls" }] });
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("certificate-hosts", [communityNginx, ...objects]);

it("a certificate is for the host, or for everything one level above it", () => {
  expect(find(certificate(host), secured(host))).toEqual([]);
  expect(find(certificate("*.example.com"), secured(host))).toEqual([]);
});

it("a certificate is not for another host", () => {
  expect(find(certificate("www.example.com", "*.shop.example.com"), secured(host))).toEqual([
    at(
      "certificate-hosts",
      secured(host),
      "spec.tls[0] serves shop.example.com with Secret shop-tls, but Certificate shop is for www.example.com and *.shop.example.com",
      "add shop.example.com to dnsNames of the Certificate, or name the Secret of another one",
    ),
  ]);
});

it("a listener of a Gateway has a certificate for its host", () => {
  const gateway = object("gateway.networking.k8s.io/v1 Gateway", "web", {
    spec: { listeners: [{ hostname: host, tls: { certificateRefs: [{ name: "shop-tls" }] } }] },
  });
  expect(find(certificate(host), gateway)).toEqual([]);
  expect(find(certificate("www.example.com"), gateway)).toHaveLength(1);
});

it("the hosts of tls are those of the rules", () => {
  expect(find(secured("shop.example.org"))).toEqual([
    at(
      "certificate-hosts",
      secured("shop.example.org"),
      "host shop.example.com is not among the hosts of spec.tls, which are shop.example.org: it gets the default certificate",
      "write shop.example.com into spec.tls",
    ),
  ]);
});
