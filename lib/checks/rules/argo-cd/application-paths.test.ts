import { describe, expect, it } from "vitest";
import { deployment } from "../../tree.fixture.ts";
import { application, brokenIn, repository } from "./repository.fixture.ts";

const rest = {
  "argocd/web.yaml": application("web"),
  "argocd/api.yaml": application("api"),
  "apps/web/deployment.yaml": deployment("web"),
  "apps/api/deployment.yaml": deployment("api"),
};
const at = (path: string, more = {}) =>
  application("shop", { source: { repoURL: repository, path, targetRevision: "main", ...more } });

describe("application-paths", () => {
  it.each([
    ["a folder of the tree", "apps/web"],
    ["the same, written otherwise", "./apps/web/"],
    ["the repository itself", "."],
  ])("accepts %s", (_, path) => {
    expect(brokenIn("application-paths", { ...rest, "argocd/shop.yaml": at(path) })).toEqual([]);
  });

  it("accepts a folder that holds no manifest, but a chart", () => {
    const files = { ...rest, "charts/shop/Chart.yaml": undefined, "argocd/shop.yaml": at("charts/shop") };
    expect(brokenIn("application-paths", files)).toEqual([]);
  });

  it("refuses a path from the root of the machine", () => {
    expect(brokenIn("application-paths", { ...rest, "argocd/shop.yaml": at("/apps/web") })).toEqual([
      [
        "error",
        "argocd/shop.yaml",
        "spec.source.path /apps/web begins with a slash: Argo CD takes paths relative to the repository, and refuses this one",
        "write apps/web",
      ],
    ]);
  });

  it("says nothing of other repositories, and of what lies outside of the folder that was read", () => {
    const other = at("apps/nowhere", { repoURL: "https://git.example.com/other.git" });
    expect(brokenIn("application-paths", { ...rest, "argocd/shop.yaml": other })).toEqual([]);
    const deeper = {
      "argocd/web.yaml": at("deploy/prod/web"),
      "web/deployment.yaml": deployment("web"),
      "argocd/chart.yaml": at("charts/web"),
    };
    expect(brokenIn("application-paths", deeper)).toEqual([]);
  });

  it("says nothing where no path at all is in the tree", () => {
    expect(brokenIn("application-paths", { "argocd/shop.yaml": at("apps/shop") })).toEqual([]);
  });

  it("refuses a path that does not exist, and suggests the near one", () => {
    expect(brokenIn("application-paths", { ...rest, "argocd/shop.yaml": at("apps/wbe") })).toEqual([
      [
        "error",
        "argocd/shop.yaml",
        "spec.source.path apps/wbe does not exist in the repository: nothing of this Application is applied",
        "write apps/web",
      ],
    ]);
  });

  it("finds it in a folder of the repository as well, and in one of several sources", () => {
    const ours = (path: string) => ({ repoURL: "git@git.example.com:fleet.git", path });
    const files = {
      "argocd/web.yaml": at("deploy/prod/web"),
      "web/deployment.yaml": deployment("web"),
      "argocd/shop.yaml": application("shop", {
        source: undefined,
        sources: [ours("deploy/prod/web"), ours("deploy/prod/shopping")],
      }),
    };
    expect(brokenIn("application-paths", files)).toEqual([
      [
        "error",
        "argocd/shop.yaml",
        "spec.sources[1].path deploy/prod/shopping does not exist in the repository: nothing of this Application is applied",
        "correct spec.sources[1].path, or add the folder",
      ],
    ]);
  });

  it.each([
    ["error", "deploy/prot/api"],
    ["warning", "deploy/staging/api"],
  ])("finds (%s) a path past the folder that was read: %s", (severity, path) => {
    const files = {
      "argocd/web.yaml": at("deploy/prod/web"),
      "web/deployment.yaml": deployment("web"),
      "argocd/jobs.yaml": at("deploy/prod/jobs"),
      "jobs/deployment.yaml": deployment("jobs"),
      "argocd/shop.yaml": at(path),
      "api/deployment.yaml": deployment("api"),
    };
    expect(brokenIn("application-paths", files)).toEqual([
      [
        severity,
        "argocd/shop.yaml",
        `spec.source.path ${path} leads past deploy/prod/api, which is the folder of this name among the others`,
        "write deploy/prod/api",
      ],
    ]);
  });

  it("refuses a file", () => {
    const files = { ...rest, "argocd/shop.yaml": at("apps/web/deployment.yaml") };
    expect(brokenIn("application-paths", files)).toEqual([
      [
        "error",
        "argocd/shop.yaml",
        "spec.source.path apps/web/deployment.yaml is a file: Argo CD reads folders",
        "write its folder, and the file as directory.include",
      ],
    ]);
  });
});
