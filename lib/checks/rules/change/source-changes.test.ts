import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { application, changed, claim, orSay } from "../../change/change.fixture.ts";
import { at } from "../../tree.fixture.ts";

describe("source-changes", () => {
  const cure = orSay("leave it as it is", "Replaces: Application argocd/web");
  const path = (name: string, more: Record<string, Value> = {}) => ({
    source: { repoURL: "https://git.example.com/web.git", path: name, targetRevision: "main", ...more },
  });
  const chart = (releaseName: string, targetRevision = "1.0.0", name = "redis") =>
    application({
      source: { repoURL: "https://charts.example.com", chart: name, targetRevision, helm: { releaseName } },
    });
  const messages = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]) =>
    changed("source-changes", before, after).map(({ message }) => message);

  it("finds a path that is read no longer, with what is pruned", () => {
    const before = [application(path("web")), claim("data")];
    const after = application(path("site"));
    expect(changed("source-changes", before, [after])).toEqual([
      at(
        "source-changes",
        after,
        "it reads web no longer: it prunes 1 object that it delivered from there",
        cure,
      ),
    ]);
  });

  it("finds another name of a release, and another chart", () => {
    expect(messages([chart("cache")], [chart("redis")])).toEqual([
      "source redis changes helm.releaseName from cache to redis: what it made under the old names is pruned, with its data, and made anew under the new ones",
    ]);
    expect(messages([chart("cache")], [chart("cache", "1.0.0", "valkey")])).toEqual([
      "it installs chart redis no longer: everything that it made is pruned, with its data",
    ]);
  });

  it("finds another destination", () => {
    const to = (destination: Value) => application({ destination });
    const before = to({ name: "in-cluster", namespace: "shop" });
    expect(messages([before], [to({ name: "in-cluster", namespace: "web" })])).toEqual([
      "spec.destination.namespace changes from shop to web: what it made in the old one is pruned, with its data, and made anew in the new one",
    ]);
    expect(messages([before], [to({ name: "other", namespace: "shop" })])).toEqual([
      "spec.destination.name changes from in-cluster to other: what it made stays behind in the old cluster, and is made anew in the other one without its data",
    ]);
  });

  it("takes another revision, a source that is added, and a path that brings the same", () => {
    expect(messages([chart("cache")], [chart("cache", "2.0.0")])).toEqual([]);
    expect(
      messages([application(path("web")), claim("data")], [application(path("site")), claim("data")]),
    ).toEqual([]);
  });
});
