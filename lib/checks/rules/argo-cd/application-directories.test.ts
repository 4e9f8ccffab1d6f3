import { describe, expect, it } from "vitest";
import { deployment } from "../../tree.fixture.ts";
import { application, brokenIn, repository } from "./repository.fixture.ts";

const files = (directory: object, manifest = "deployment.yaml", more = {}) => ({
  "argocd/shop.yaml": application("shop", {
    source: { repoURL: repository, path: "apps/shop", directory: { ...directory } },
  }),
  [`apps/shop/${manifest}`]: deployment("shop"),
  ...more,
});

describe("application-directories", () => {
  it.each([
    ["files of the folder", files({})],
    ["files of folders below it", files({ recurse: true }, "base/deployment.yaml")],
    ["what is included", files({ include: "{deploy*,service}.yaml" })],
    ["what is not excluded", files({ exclude: "service.yaml" })],
    [
      "what a kustomization names",
      files({}, "base/deployment.yaml", { "apps/shop/kustomization.yaml": undefined }),
    ],
  ])("accepts a source that reads %s", (_, tree) => {
    expect(brokenIn("application-directories", tree)).toEqual([]);
  });

  it.each([
    [
      "does not look into the folders that hold everything",
      files({}, "base/deployment.yaml"),
      "apps/shop holds 1 object, all in folders below it",
      "set directory.recurse to true",
    ],
    [
      "includes no file that there is",
      files({ include: "*.yml" }),
      "directory.include *.yml leaves out every file of apps/shop",
      "correct directory.include",
    ],
    [
      "excludes every file",
      files({ exclude: "*" }),
      "directory.exclude * leaves out every file of apps/shop",
      "correct directory.exclude",
    ],
  ])("refuses a source that %s", (_, tree, what, fix) => {
    expect(brokenIn("application-directories", tree)).toEqual([
      ["error", "argocd/shop.yaml", `spec.source reads nothing: ${what}`, fix],
    ]);
  });
});
