import { describe, expect, it } from "vitest";
import { deployment } from "../../tree.fixture.ts";
import { application, brokenIn, repository } from "./repository.fixture.ts";

const at = (name: string, path: string, more = {}, directory = {}) =>
  application(name, { source: { repoURL: repository, path, directory }, ...more });
const manifests = {
  "apps/shop/web.yaml": deployment("web"),
  "apps/jobs/api.yaml": deployment("api"),
};

describe("shared-resources", () => {
  it.each([
    ["paths of their own", at("shop", "apps/shop"), at("jobs", "apps/jobs")],
    [
      "one path for two clusters",
      at("shop", "apps/shop"),
      at("jobs", "apps/shop", { destination: { name: "live", namespace: "shop" } }),
    ],
    [
      "one path for two namespaces",
      at("shop", "apps/shop"),
      at("jobs", "apps/shop", { destination: { name: "in-cluster", namespace: "other" } }),
    ],
    ["a folder above that does not look below", at("shop", "apps/shop"), at("jobs", "apps")],
  ])("accepts Applications with %s", (_, one, other) => {
    expect(brokenIn("shared-resources", { ...manifests, "a.yaml": one, "b.yaml": other })).toEqual([]);
  });

  it("refuses two Applications of one folder", () => {
    const files = {
      ...manifests,
      "a.yaml": at("shop", "apps/shop"),
      "b.yaml": at("web", "apps", {}, { recurse: true }),
    };
    expect(brokenIn("shared-resources", files)).toEqual([
      [
        "error",
        "b.yaml",
        "it delivers 1 object that Application shop delivers as well, such as Deployment web",
        "give each its own path, or exclude what belongs to the other",
      ],
    ]);
  });

  it("refuses two Applications of one release of a chart", () => {
    const source = {
      repoURL: "https://charts.example.com",
      chart: "redis",
      targetRevision: "1.0.0",
      helm: { releaseName: "cache" },
    };
    const files = {
      "a.yaml": application("redis", { source }),
      "b.yaml": application("redis-copy", { source }),
    };
    expect(brokenIn("shared-resources", files)).toEqual([
      [
        "error",
        "b.yaml",
        "it installs chart redis as release cache, as Application redis does in the same namespace",
        "remove one of them, or give each its own helm.releaseName",
      ],
    ]);
    const named = application("redis-copy", { source: { ...source, helm: {} } });
    expect(brokenIn("shared-resources", { ...files, "b.yaml": named })).toEqual([]);
    const apart = { "one/a.yaml": files["a.yaml"], "two/b.yaml": files["b.yaml"] };
    expect(brokenIn("shared-resources", apart).map(([severity]) => severity)).toEqual(["warning"]);
  });
});
