import { describe, expect, it } from "vitest";
import type { Tree } from "#lib/render/tree.ts";
import { guessOf, knownChartsOf } from "./known-charts.ts";

const brings = {
  crds: ["external-secrets.io/v1/ExternalSecret"],
  serviceAccounts: ["secrets/external-secrets", "kube-system/other"],
  webhooks: ["external-secrets.io/ExternalSecret"],
  services: { "secrets/external-secrets-webhook": { https: 443 } },
  podLabels: { secrets: { "app.kubernetes.io/instance": "external-secrets" } },
};

const known = { release: "external-secrets", namespace: "secrets", brings };

describe("what charts of ours bring where others install them", () => {
  it("is known by the name of the chart, where its definition says it", () => {
    const chart = { repository: "", version: "1", values: {}, skipSchemaValidation: false };
    const charts = [
      { ...chart, ...known, chart: "external-secrets" },
      { ...chart, chart: "other", release: "other", namespace: "other" },
    ];
    const unit = { name: "a", cluster: "a", definition: "a", namespace: "a", resources: [], charts };
    const tree: Tree = { cluster: "a", facts: {}, units: [unit] };
    expect(knownChartsOf([tree])).toEqual({ "external-secrets": known });
  });

  it("has the names of their release and their namespace", () => {
    const values = { certController: { serviceAccount: { name: "certificates" } } };
    const at = { chart: "external-secrets", release: "eso", namespace: "vault", values };
    expect(guessOf(known, at)).toEqual({
      isGuess: true,
      crds: ["external-secrets.io/v1/ExternalSecret"],
      crdGroups: ["external-secrets.io"],
      serviceAccounts: ["vault/eso-external-secrets", "kube-system/other", "vault/certificates"],
      webhooks: ["external-secrets.io/ExternalSecret"],
      services: { "vault/eso-external-secrets-webhook": {} },
      secrets: [],
      configMaps: [],
      podLabels: { vault: { "app.kubernetes.io/instance": "eso" } },
    });
  });

  it("has the full name that their values give", () => {
    const values = { fullnameOverride: "eso" };
    const at = { chart: "external-secrets", release: "external-secrets", namespace: "secrets", values };
    expect(guessOf(known, at).services).toEqual({ "secrets/eso-webhook": {} });
  });
});
