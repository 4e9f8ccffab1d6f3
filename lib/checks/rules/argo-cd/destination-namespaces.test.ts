import { describe, expect, it } from "vitest";
import { object } from "../../tree.fixture.ts";
import { application, brokenIn } from "./repository.fixture.ts";

const files = (namespace: string, syncOptions: string[] = []) => ({
  "argocd/shop.yaml": application("shop", {
    destination: { server: "https://kubernetes.default.svc", namespace },
    syncPolicy: { syncOptions },
  }),
  "apps/shop/config.yaml": object("ConfigMap", "config"),
});

describe("destination-namespaces", () => {
  it("accepts a namespace that exists, or that Argo CD makes", () => {
    expect(brokenIn("destination-namespaces", files("shop"))).toEqual([]);
    expect(brokenIn("destination-namespaces", files("store", ["CreateNamespace=true"]))).toEqual([]);
  });

  it("says nothing where the facts do not tell which namespaces there are", () => {
    expect(brokenIn("destination-namespaces", files("store"), {})).toEqual([]);
  });

  it("refuses a namespace that nothing creates", () => {
    expect(brokenIn("destination-namespaces", files("shops"))).toEqual([
      [
        "error",
        "argocd/shop.yaml",
        "it goes to namespace shops, which nothing creates",
        "write shop, or add CreateNamespace=true to syncOptions",
      ],
    ]);
  });
});
