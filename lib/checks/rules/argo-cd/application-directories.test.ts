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

  it("warns of Applications below one that is read without them", () => {
    const root = (directory: object) =>
      application("root", { source: { repoURL: repository, path: "argocd", directory: { ...directory } } });
    const tree = (directory: object, folder: string) => ({
      "argocd/root.yaml": root(directory),
      [`argocd/${folder}/shop.yaml`]: application("shop"),
      [`argocd/${folder}/web.yaml`]: application("web"),
      "apps/shop/deployment.yaml": deployment("shop"),
      "apps/web/deployment.yaml": deployment("web"),
    });
    expect(brokenIn("application-directories", tree({ recurse: true }, "apps"))).toEqual([]);
    expect(brokenIn("application-directories", tree({}, "disabled"))).toEqual([]);
    expect(brokenIn("application-directories", tree({}, "apps"))).toEqual([
      [
        "warning",
        "argocd/root.yaml",
        "spec.source does not read the folders below argocd, and nobody delivers Application shop and Application web, which are there",
        "set directory.recurse to true, or deliver them by another Application",
      ],
    ]);
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
