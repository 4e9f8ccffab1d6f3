import { describe, expect, it } from "vitest";
import { application, brokenIn } from "./repository.fixture.ts";

const chart = "kube-prometheus-stack";
const repoURL = "https://prometheus-community.github.io/helm-charts";
const find = (helm: Record<string, string | boolean>, ...syncOptions: string[]) => {
  const source = { repoURL, chart, targetRevision: "79.5.0", helm };
  const one = application("monitoring", { source, syncPolicy: { syncOptions } });
  return brokenIn("large-definitions", { "argocd/monitoring.yaml": one });
};

describe("a chart with large definitions", () => {
  it("is applied by the server, or without them", () => {
    expect(find({}, "ServerSideApply=true")).toEqual([]);
    expect(find({ skipCrds: true })).toEqual([]);
    expect(find({ values: "crds:\n  enabled: false\n" })).toEqual([]);
  });

  it("is not applied by the client", () => {
    expect(find({}, "CreateNamespace=true")).toEqual([
      [
        "error",
        "argocd/monitoring.yaml",
        "definitions of chart kube-prometheus-stack are larger than the annotation that a client keeps them in: metadata.annotations: Too long",
        "add ServerSideApply=true to syncOptions",
      ],
    ]);
  });
});
