import { describe, expect, it } from "vitest";
import { application, changed, claim, orSay } from "../../change/change.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("application-deletion", () => {
  const kept = object("ConfigMap", "kept", {}, { namespace: "other" });
  const held = [claim("data"), deployment("web")];

  it("finds an Application that deletes what it made, and says it once for all of that", () => {
    const found = at(
      "application-deletion",
      application(),
      "it is gone from Git and will be deleted: its finalizer deletes the 3 objects that it made, among them PersistentVolumeClaim data",
      orSay("keep its manifest", "Destroys: Application argocd/web"),
    );
    expect(changed("application-deletion", [...held, application()], [kept])).toEqual([found]);
    expect(changed("claim-deletion", [...held, application()], [kept])).toEqual([]);
    expect(changed("workload-deletion", [...held, application()], [kept])).toEqual([]);
  });

  it("finds an Application that leaves behind what it made", () => {
    const plain = application({}, { name: "web", finalizers: [] });
    expect(changed("application-deletion", [...held, plain], [...held])).toEqual([
      at(
        "application-deletion",
        plain,
        "it is gone from Git and will be deleted: what it delivered runs on, and nobody updates it",
        orSay("keep its manifest", "Destroys: Application argocd/web"),
      ),
    ]);
  });

  it("takes an Application that is added", () => {
    expect(changed("application-deletion", held, [...held, application()])).toEqual([]);
  });
});
