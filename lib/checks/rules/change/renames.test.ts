import { describe, expect, it } from "vitest";
import { application, changed, claim, orSay, statefulSet } from "../../change/change.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("renames", () => {
  const rest = object("ConfigMap", "kept");

  it("finds a Deployment of another name", () => {
    expect(changed("renames", [deployment("backend")], [deployment("server")])).toEqual([
      at(
        "renames",
        deployment("backend"),
        "it becomes server, which to Kubernetes is another object: the old pods stop without waiting for the new ones to be ready",
        orSay("keep the name backend", "Replaces: Deployment shop/backend"),
      ),
    ]);
    expect(changed("workload-deletion", [deployment("backend")], [deployment("server")])).toEqual([]);
  });

  it("finds it again with another image of the same repository", () => {
    const newer = deployment("server", { image: "registry.example.com/app:2.0.0" });
    expect(changed("renames", [deployment("backend")], [newer])).toHaveLength(1);
  });

  it("finds a StatefulSet, whose pods start on empty claims", () => {
    const [found] = changed("renames", [statefulSet("db")], [statefulSet("postgres")]);
    expect(found?.message).toBe(
      "it becomes postgres, which to Kubernetes is another object: the old pods stop without waiting for the new ones to be ready, which start on new, empty claims, and the claims with the data stay behind",
    );
  });

  it("finds a claim in another namespace", () => {
    const before = claim("data", {}, { namespace: "shop" });
    expect(changed("renames", [before], [claim("data", {}, { namespace: "web" })])).toEqual([
      at(
        "renames",
        before,
        "it becomes web/data, which to Kubernetes is another object: the new claim is empty, and the old one goes with its data",
        orSay("keep the name shop/data", "Replaces: PersistentVolumeClaim shop/data"),
      ),
    ]);
  });

  it("finds a Namespace by what is in it, and says it once for all of that", () => {
    const of = (name: string) => [object("Namespace", name), claim("data", {}, { namespace: name })];
    expect(changed("renames", of("shop"), of("web"))).toEqual([
      at(
        "renames",
        object("Namespace", "shop"),
        "it becomes web, which to Kubernetes is another object: everything in the old one is deleted, and made in the new one without its data",
        orSay("keep the name shop", "Replaces: Namespace shop"),
      ),
    ]);
  });

  it("finds an Application, whose finalizer deletes what the new one made", () => {
    const after = application({}, { name: "website", finalizers: [] });
    expect(changed("renames", [application(), rest], [after, rest])).toEqual([
      at(
        "renames",
        application(),
        "it becomes website, which to Kubernetes is another object: the finalizer of the old one deletes what it made, except what is protected, while the new one makes it anew without its data",
        orSay("keep the name web", "Replaces: Application argocd/web"),
      ),
    ]);
  });

  it("takes what costs nothing under another name, and what is added beside something that stays", () => {
    const before = [object("ConfigMap", "a", { data: { x: "1" } }), deployment("web")];
    const after = [object("ConfigMap", "b", { data: { x: "1" } }), deployment("web"), deployment("web-2")];
    expect(changed("renames", before, after)).toEqual([]);
  });
});
