import { describe, expect, it } from "vitest";
import type { Fields, KubernetesObject } from "#lib/render/resource.ts";
import { type ReadFile, type ReadFolder, unitsOf } from "./units.ts";

const repoURL = "https://git.example.com/gitops.git";

function application(name: string, path: string, source: Fields = {}): KubernetesObject {
  const destination = { name: "in-cluster", namespace: "shop" };
  const spec = { destination, source: { repoURL, path, ...source } };
  return { apiVersion: "argoproj.io/v1alpha1", kind: "Application", metadata: { name }, spec };
}

function file(path: string, ...objects: readonly KubernetesObject[]): ReadFile {
  return { path, objects: objects.map((object) => ({ object, line: 1 })) };
}

const config = (name: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });

function folderOf(sources: readonly ReadFile[], unrendered: readonly string[] = []): ReadFolder {
  const facts = { gitRepository: "git@git.example.com:gitops" };
  return {
    cluster: "production",
    facts,
    sources,
    files: [...sources.map(({ path }) => path), ...unrendered.map((path) => `${path}/Chart.yaml`)],
    unrendered,
  };
}

function places(files: readonly ReadFile[], unrendered: readonly string[] = []): string[] {
  return unitsOf(folderOf(files, unrendered)).flatMap((unit) =>
    unit.resources.map(({ origin, namespace = "-" }) => `${origin.file} is of ${unit.name} in ${namespace}`),
  );
}

describe("units of files that were read", () => {
  it.each([
    ["the folder that is read", "", ""],
    ["a folder above it", "clusters/production/", ""],
    ["a folder below it", "", "repository/"],
  ])("are the Applications whose paths are relative to %s", (_, above, below) => {
    const files = [
      file(`${below}argocd/root.yaml`, application("root", `${above}argocd`)),
      file(`${below}argocd/web.yaml`, application("web", `./${above}apps/web/`)),
      file(`${below}argocd/api.yaml`, application("api", `${above}apps/api`)),
      file(`${below}apps/web/a.yaml`, config("a")),
      file(`${below}apps/api/b.yaml`, config("b")),
      file(`${below}other/c.yaml`, config("c")),
    ];
    expect(places(files)).toEqual([
      `${below}apps/api/b.yaml is of api in shop`,
      `${below}other/c.yaml is of ${below}other in -`,
      `${below}argocd/root.yaml is of root in shop`,
      `${below}argocd/web.yaml is of root in shop`,
      `${below}argocd/api.yaml is of root in shop`,
      `${below}apps/web/a.yaml is of web in shop`,
    ]);
  });

  it("take the files that their Application reads: of folders below only where it recurses", () => {
    const files = [
      file("argocd/web.yaml", application("web", "apps/web")),
      file("argocd/api.yaml", application("api", "apps/api", { directory: { recurse: true } })),
      file(
        "argocd/jobs.yaml",
        application("jobs", "jobs", { directory: { include: "*.yaml", exclude: "b*" } }),
      ),
      file("apps/web/more/a.yaml", config("a")),
      file("apps/api/more/a.yaml", config("a")),
      file("jobs/a.yaml", config("a")),
      file("jobs/b.yaml", config("b")),
    ];
    expect(places(files).filter((place) => !place.startsWith("argocd/"))).toEqual([
      "apps/api/more/a.yaml is of api in shop",
      "apps/web/more/a.yaml is of apps/web/more in -",
      "jobs/a.yaml is of jobs in shop",
      "jobs/b.yaml is of jobs in -",
    ]);
  });

  it("belong to the Application with the longest path", () => {
    const files = [
      file("argocd/all.yaml", application("all", "apps", { directory: { recurse: true } })),
      file("argocd/web.yaml", application("web", "apps/web")),
      file("apps/web/a.yaml", config("a")),
      file("apps/b.yaml", config("b")),
    ];
    expect(places(files).slice(0, 1)).toEqual(["apps/b.yaml is of all in shop"]);
    expect(places(files)).toContain("apps/web/a.yaml is of web in shop");
  });

  it("are no Applications of other repositories, nor of charts", () => {
    const files = [
      file("argocd/own.yaml", application("own", "argocd")),
      file("argocd/a.yaml", application("a", "apps/web", { repoURL: "https://git.example.com/other" })),
      file("argocd/b.yaml", application("b", "apps/web", { chart: "web" })),
      file("apps/web/a.yaml", config("a")),
    ];
    expect(places(files)).toContain("apps/web/a.yaml is of apps/web in -");
  });

  it("put no object of the whole cluster into a namespace", () => {
    const files = [
      file("argocd/web.yaml", application("web", "apps/web")),
      file("apps/web/a.yaml", { apiVersion: "v1", kind: "Namespace", metadata: { name: "a" } }),
    ];
    expect(places(files)).toContain("apps/web/a.yaml is of web in -");
  });

  it("know of folders with templates that nothing rendered", () => {
    const files = [
      file("argocd/web.yaml", application("web", "apps/web")),
      file("apps/web/a.yaml", config("a")),
    ];
    const units = unitsOf(folderOf(files, ["apps/web/chart", "charts/other"]));
    expect(units.map(({ name, unrendered }) => [name, unrendered])).toEqual([
      ["argocd", undefined],
      ["charts/other", ["charts/other"]],
      ["web", ["apps/web/chart"]],
    ]);
    const direct = [
      file("argocd/web.yaml", application("web", "apps/web")),
      file("apps/api/a.yaml", config("a")),
    ];
    expect(unitsOf(folderOf(direct, ["apps/web"])).at(-1)).toMatchObject({
      name: "web",
      namespace: "shop",
      unrendered: ["apps/web"],
    });
  });
});
