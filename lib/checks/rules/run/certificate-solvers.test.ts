import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { communityNginx, ingress } from "./ingress.fixture.ts";

const production = "https://acme-v02.api.letsencrypt.org/directory";
const issuer = (solvers: Value[], server = production) =>
  object("cert-manager.io/v1 ClusterIssuer", "acme", { spec: { acme: { server, solvers } } });
const certificate = (...dnsNames: string[]) =>
  object("cert-manager.io/v1 Certificate", "web", {
    spec: { secretName: "web-tls", dnsNames, issuerRef: { kind: "ClusterIssuer", name: "acme" } },
  });
const http = (ingressClassName: string) => ({ http01: { ingress: { ingressClassName } } });
const dns = (...dnsZones: string[]) => ({ dns01: { route53: {} }, selector: { dnsZones } });
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("certificate-solvers", [communityNginx, ...objects]);

it("a solver is for the names", () => {
  expect(find(issuer([http("nginx")]), certificate("web.example.com"))).toEqual([]);
  expect(find(issuer([dns("example.com")]), certificate("*.example.com", "web.example.com"))).toEqual([]);
});

it("no solver is for the name", () => {
  expect(find(issuer([dns("example.com")]), certificate("web.example.org"))).toEqual([
    at(
      "certificate-solvers",
      certificate("web.example.org"),
      "no solver of ClusterIssuer acme is for web.example.org: the certificate is never made",
      "add the zone to a solver of the issuer, or name another issuer",
    ),
  ]);
});

it("a wildcard is proven by DNS only", () => {
  expect(find(issuer([http("nginx")]), certificate("*.example.com")).map(({ fix }) => fix)).toEqual([
    "give the issuer a dns01 solver",
  ]);
});

it("an Ingress may ask for its certificate", () => {
  const annotations = { "cert-manager.io/cluster-issuer": "acme" };
  const tls = [{ hosts: ["web.example.org"], secretName: "web-tls" }];
  const asking = ingress("web", { "web.example.org": ["/"] }, { class: "nginx", annotations, tls });
  expect(find(issuer([dns("example.com")]), asking)).toHaveLength(1);
});

it("the class of a solver exists", () => {
  const wrong = issuer([http("traefik")]);
  expect(find(wrong)).toEqual([
    at(
      "certificate-solvers",
      wrong,
      "solvers[0] answers challenges by Ingress class traefik, which does not exist: no certificate is ever made",
      "write one of nginx",
    ),
  ]);
});

it("the staging server is pointed out", () => {
  const staging = issuer([http("nginx")], "https://acme-staging-v02.api.letsencrypt.org/directory");
  expect(
    find(staging, certificate("web.example.com")).map(({ severity, message }) => [severity, message]),
  ).toEqual([
    [
      "warning",
      "ClusterIssuer acme asks the staging server of Let's Encrypt: browsers refuse its certificates",
    ],
  ]);
});
