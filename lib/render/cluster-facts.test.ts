import { describe, expect, it } from "vitest";
import { helmChart } from "#lib/model/chart.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import type { Provided } from "#lib/model/provided.ts";
import { factsOf } from "./cluster-facts.ts";
import { production } from "./rendered.fixture.ts";

function installed(name: string, brings: Provided) {
  const chart = helmChart({ repository: "https://charts.example.com", name, version: "1.0.0", values: {} });
  return { chart, brings };
}

describe("facts of a cluster", () => {
  it("has version and region from its definition, and what every EKS cluster has", () => {
    expect(factsOf(clusterOf({ kubernetesVersion: "1.35" }), [])).toEqual({
      kubernetesVersion: "1.35",
      region: "us-east-1",
      preinstalled: { services: ["kube-system/kube-dns", "default/kubernetes"] },
      chartsProvide: {},
    });
  });

  it("has what each chart brings, by the name of the chart", () => {
    const charts = [installed("a", { ingressClasses: ["nginx"] }), installed("b", {})];
    expect(factsOf(production, charts).chartsProvide).toEqual({ a: { ingressClasses: ["nginx"] }, b: {} });
  });

  it("joins what two releases of one chart bring, in lists and in maps", () => {
    const charts = [
      installed("a", { serviceAccounts: ["shop/one"], services: { "shop/one": { http: 80 } } }),
      installed("a", {
        serviceAccounts: ["shop/two"],
        services: { "shop/two": { http: 80 } },
        secrets: ["s"],
      }),
    ];
    expect(factsOf(production, charts).chartsProvide).toEqual({
      a: {
        serviceAccounts: ["shop/one", "shop/two"],
        services: { "shop/one": { http: 80 }, "shop/two": { http: 80 } },
        secrets: ["s"],
      },
    });
  });
});
