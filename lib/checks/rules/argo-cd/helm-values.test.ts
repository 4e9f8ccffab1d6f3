import { describe, expect, it } from "vitest";
import { deployment } from "../../tree.fixture.ts";
import { application, brokenIn, repository } from "./repository.fixture.ts";

const chart = { repoURL: "https://charts.example.com", chart: "redis", targetRevision: "1.0.0" };
const files = (helm: Record<string, string | boolean | object>) => ({
  "argocd/redis.yaml": application("redis", {
    source: undefined,
    sources: [
      { ...chart, helm: JSON.parse(JSON.stringify(helm)) },
      { repoURL: repository, targetRevision: "main", ref: "values" },
    ],
  }),
  "argocd/web.yaml": application("web"),
  "apps/web/deployment.yaml": deployment("web"),
  "values/redis.yaml": undefined,
});

describe("helm-values", () => {
  it.each([
    ["YAML", { values: "replicas: 2\nauth: {enabled: true}\n" }],
    ["a file of another source", { valueFiles: ["$values/values/redis.yaml"] }],
    ["a file of the chart", { valueFiles: ["values-production.yaml"] }],
    ["a file that may be missing", { valueFiles: ["$values/values/no.yaml"], ignoreMissingValueFiles: true }],
    [
      "parameters",
      {
        parameters: [
          { name: "a", value: "1" },
          { name: "b", value: "1" },
        ],
      },
    ],
  ])("accepts %s", (_, helm) => {
    expect(brokenIn("helm-values", files(helm))).toEqual([]);
  });

  it.each([
    [
      { values: "replicas: [2\n" },
      "error",
      "spec.sources[0].helm.values is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
      "correct it, or write it as valuesObject",
    ],
    [
      { values: "replicas: 2\n", valuesObject: { replicas: 3 } },
      "error",
      "spec.sources[0].helm has both values and valuesObject: Argo CD reads only valuesObject",
      "merge them",
    ],
    [
      { valueFiles: ["$value/values/redis.yaml"] },
      "error",
      "spec.sources[0].helm.valueFiles has $value/values/redis.yaml, and no source has the ref value",
      "write $values",
    ],
    [
      { valueFiles: ["$values/values/reddis.yaml"] },
      "error",
      "spec.sources[0].helm.valueFiles has $values/values/reddis.yaml, which does not exist",
      "write the path of values/redis.yaml",
    ],
    [
      {
        parameters: [
          { name: "a", value: "1" },
          { name: "a", value: "2" },
        ],
      },
      "warning",
      "spec.sources[0].helm.parameters sets a twice: the last one counts",
      "keep one of them",
    ],
  ])("finds %s", (helm, severity, message, fix) => {
    expect(brokenIn("helm-values", files(helm))).toEqual([[severity, "argocd/redis.yaml", message, fix]]);
  });
});
