import { describe, expect, it } from "vitest";
import { deployment, object } from "../../tree.fixture.ts";
import { application, brokenIn } from "./repository.fixture.ts";

const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data" } }];
const files = (wave: string, volumeBindingMode: string) => ({
  "argocd/shop.yaml": application("shop"),
  "class.yaml": object("storage.k8s.io/v1 StorageClass", "gp3", { volumeBindingMode }),
  "apps/shop/web.yaml": deployment("web", {}, { volumes }),
  "apps/shop/data.yaml": object(
    "PersistentVolumeClaim",
    "data",
    { spec: { storageClassName: "gp3" } },
    { annotations: { "argocd.argoproj.io/sync-wave": wave } },
  ),
});

describe("waiting-claims", () => {
  it.each([
    ["of the wave of its pods", files("0", "WaitForFirstConsumer")],
    ["that is bound at once", files("-1", "Immediate")],
  ])("accepts a claim %s", (_, tree) => {
    expect(brokenIn("waiting-claims", tree)).toEqual([]);
  });

  it("refuses a claim of an earlier wave than its pods", () => {
    expect(brokenIn("waiting-claims", files("-1", "WaitForFirstConsumer"))).toEqual([
      [
        "error",
        "apps/shop/data.yaml",
        "it is applied in wave -1 and gets a volume only when Deployment web starts, in wave 0: that never begins, because Argo CD waits for the claim",
        "give both the same wave",
      ],
    ]);
  });
});
