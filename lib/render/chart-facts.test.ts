import { describe, expect, it } from "vitest";
import { helmChart } from "#lib/model/chart.ts";
import type { Provided } from "#lib/model/provided.ts";
import { providedByCharts } from "./chart-facts.ts";

function installed(name: string, brings: Provided) {
  const chart = helmChart({ repository: "https://charts.example.com", name, version: "1.0.0", values: {} });
  return { chart, brings };
}

describe("what charts provide", () => {
  it("is what each of them brings, by the name of the chart", () => {
    const charts = [installed("a", { ingressClasses: ["nginx"] }), installed("b", {})];
    expect(providedByCharts(charts)).toEqual({ a: { ingressClasses: ["nginx"] }, b: {} });
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
    expect(providedByCharts(charts)).toEqual({
      a: {
        serviceAccounts: ["shop/one", "shop/two"],
        services: { "shop/one": { http: 80 }, "shop/two": { http: 80 } },
        secrets: ["s"],
      },
    });
  });
});
