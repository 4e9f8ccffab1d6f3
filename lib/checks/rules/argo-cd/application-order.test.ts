import { describe, expect, it } from "vitest";
import { fullFacts, object } from "../../tree.fixture.ts";
import { application, brokenIn, repository } from "./repository.fixture.ts";

const inWave = (name: string, wave: string, spec = {}) =>
  application(name, spec, { annotations: { "argocd.argoproj.io/sync-wave": wave } });
const certificate = object("cert-manager.io/v1 Certificate", "shop", {
  spec: { secretName: "shop-tls", issuerRef: { kind: "ClusterIssuer", name: "letsencrypt" } },
});
const issuer = object("cert-manager.io/v1 ClusterIssuer", "letsencrypt");
const chart = { repoURL: "https://charts.example.com", chart: "cert-manager", targetRevision: "1.0.0" };
const facts = {
  ...fullFacts,
  chartsProvide: { "cert-manager": { crdGroups: ["cert-manager.io"], ingressClasses: ["alb"] } },
};
const files = (waves: { shop: string; issuers: string; charts: string }) => ({
  "argocd/shop.yaml": inWave("shop", waves.shop),
  "argocd/issuers.yaml": inWave("issuers", waves.issuers),
  "argocd/cert-manager.yaml": inWave("cert-manager", waves.charts, { source: chart }),
  "apps/shop/certificate.yaml": certificate,
  "apps/issuers/issuer.yaml": issuer,
});

describe("application-order", () => {
  it.each([
    ["in order", files({ shop: "2", issuers: "1", charts: "0" })],
    ["in one wave, where they try again", files({ shop: "0", issuers: "0", charts: "0" })],
  ])("accepts Applications %s", (_, tree) => {
    expect(brokenIn("application-order", tree, facts)).toEqual([]);
  });

  it("accepts one that comes after the chart whose Application makes the namespace", () => {
    const monitoring = inWave("monitoring", "-4", {
      source: chart,
      destination: { name: "in-cluster", namespace: "monitoring" },
      syncPolicy: { syncOptions: ["CreateNamespace=true"] },
    });
    const tree = {
      "argocd/argocd.yaml": inWave("argocd", "0", { source: { repoURL: repository, path: "argocd" } }),
      "argocd/monitoring.yaml": monitoring,
      "argocd/shop.yaml": inWave("shop", "-1"),
      "apps/shop/config.yaml": object("ConfigMap", "dashboards", {}, { namespace: "monitoring" }),
    };
    expect(brokenIn("application-order", tree, facts)).toEqual([]);
  });

  it("refuses one that comes before another that brings what its objects name", () => {
    expect(brokenIn("application-order", files({ shop: "1", issuers: "2", charts: "0" }), facts)).toEqual([
      [
        "error",
        "argocd/shop.yaml",
        "it is synced in wave 1 and needs ClusterIssuer letsencrypt, which Application issuers brings in wave 2",
        "give it a later wave than issuers",
      ],
    ]);
  });

  it("refuses those that come before the chart that defines their kinds", () => {
    expect(brokenIn("application-order", files({ shop: "2", issuers: "1", charts: "5" }), facts)).toEqual([
      [
        "error",
        "argocd/issuers.yaml",
        "it is synced in wave 1 and needs the definition of ClusterIssuer, which Application cert-manager brings in wave 5",
        "give it a later wave than cert-manager",
      ],
      [
        "error",
        "argocd/shop.yaml",
        "it is synced in wave 2 and needs the definition of Certificate, which Application cert-manager brings in wave 5",
        "give it a later wave than cert-manager",
      ],
    ]);
  });

  it("refuses those that come before the chart that brings their class", () => {
    const ingress = object("networking.k8s.io/v1 Ingress", "shop", { spec: { ingressClassName: "alb" } });
    const tree = {
      ...files({ shop: "0", issuers: "5", charts: "4" }),
      "apps/shop/certificate.yaml": ingress,
    };
    expect(brokenIn("application-order", tree, facts).map(([, file, message]) => [file, message])).toEqual([
      [
        "argocd/shop.yaml",
        "it is synced in wave 0 and needs IngressClass alb, which Application cert-manager brings in wave 4",
      ],
    ]);
  });
});
