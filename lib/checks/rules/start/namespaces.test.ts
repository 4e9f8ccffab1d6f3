import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object, release } from "../../tree.fixture.ts";

const elsewhere = object("ConfigMap", "config", {}, { namespace: "shops" });

describe("namespaces", () => {
  it.each([
    ["a manifest of it is in the tree", object("Namespace", "shops")],
    [
      "Argo CD creates it for an Application",
      object("argoproj.io/v1alpha1 Application", "shops", {
        spec: { destination: { namespace: "shops" }, syncPolicy: { syncOptions: ["CreateNamespace=true"] } },
      }),
    ],
  ])("accepts a namespace when %s", (_, creator) => {
    expect(findingsOf("namespaces", [elsewhere, creator])).toEqual([]);
  });

  it("accepts what Kubernetes and the facts have", () => {
    const system = object("ConfigMap", "config", {}, { namespace: "kube-system" });
    expect(findingsOf("namespaces", [system, deployment("backend")])).toEqual([]);
  });

  it("accepts the namespace of Argo CD itself, and not another that one Application is put into", () => {
    const application = (name: string, namespace: string) =>
      object("argoproj.io/v1alpha1 Application", name, {}, { namespace });
    const astray = application("web", "argo-cd");
    expect(
      findingsOf("namespaces", [application("root", "argocd"), application("api", "argocd"), astray]),
    ).toEqual([
      at(
        "namespaces",
        astray,
        "namespace argo-cd, which nothing creates, is to hold 1 object of this unit",
        "add Namespace argo-cd",
      ),
    ]);
  });

  it("refuses a namespace that nothing creates, once for a unit, and suggests the near one", () => {
    const second = object("Secret", "zeta", {}, { namespace: "shops" });
    expect(findingsOf("namespaces", [elsewhere, second])).toEqual([
      at(
        "namespaces",
        elsewhere,
        "namespace shops, which nothing creates, is to hold 2 objects of this unit",
        "write shop, or add Namespace shops",
      ),
    ]);
  });

  it("only warns where the facts do not say which namespaces were there before", () => {
    expect(findingsOf("namespaces", [elsewhere], { facts: {} })).toEqual([
      at(
        "namespaces",
        elsewhere,
        "namespace shops, which nothing creates, is to hold 1 object of this unit",
        "add Namespace shops",
        "warning",
      ),
    ]);
  });

  it("refuses the namespace of a chart that nothing creates", () => {
    const chart = { ...release("loki"), namespace: "observability" };
    expect(findingsOf("namespaces", [], { charts: [chart] })).toEqual([
      {
        rule: "namespaces",
        severity: "error",
        cluster: "test",
        unit: "web",
        file: "apps/web/index.ts",
        message: "chart loki goes to namespace observability, which nothing creates",
        fix: "add Namespace observability",
      },
    ]);
  });
});
