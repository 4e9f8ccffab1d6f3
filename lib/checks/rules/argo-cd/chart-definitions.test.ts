import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const installing = (chart: string, values: Record<string, Value>, ...syncOptions: string[]) =>
  application(chart, {
    source: {
      repoURL: "https://charts.example.com",
      chart,
      targetRevision: "1.0.0",
      helm: { valuesObject: values },
    },
    syncPolicy: { syncOptions },
  });
const certificate = object("cert-manager.io/v1 Certificate", "web", { spec: {} });

describe("chart-definitions", () => {
  it.each([
    ["told to bring them", [installing("cert-manager", { crds: { enabled: true } }), certificate]],
    ["told so in the old way", [installing("cert-manager", { installCRDs: true }), certificate]],
    ["used by nobody", [installing("cert-manager", {})]],
    [
      "brought by another chart",
      [installing("cert-manager", {}), installing("cert-manager-crds", {}), certificate],
    ],
  ])("takes definitions %s", (_, objects) => {
    expect(findingsOf("chart-definitions", objects)).toEqual([]);
  });

  it("refuses definitions that nothing brings", () => {
    const chart = installing("cert-manager", { crds: { enabled: false } });
    expect(findingsOf("chart-definitions", [chart, certificate])).toEqual([
      at(
        "chart-definitions",
        chart,
        "chart cert-manager is not told to bring its definitions, and Certificate web is of one of them: the API server does not know its kind",
        "set crds.enabled to true in the values of the chart",
      ),
    ]);
  });

  it("refuses large definitions that are applied by the client", () => {
    const stack = "kube-prometheus-stack";
    expect(findingsOf("chart-definitions", [installing(stack, {}, "ServerSideApply=true")])).toEqual([]);
    expect(findingsOf("chart-definitions", [installing(stack, { crds: { enabled: false } })])).toEqual([]);
    const wrong = installing(stack, {}, "CreateNamespace=true");
    expect(findingsOf("chart-definitions", [wrong])).toEqual([
      at(
        "chart-definitions",
        wrong,
        "chart kube-prometheus-stack brings definitions of over 262144 bytes, which client-side apply writes into an annotation: the API server refuses them",
        "add ServerSideApply=true to syncOptions",
      ),
    ]);
  });
});
