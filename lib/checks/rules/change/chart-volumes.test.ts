import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { application, changed, orSay } from "../../change/change.fixture.ts";
import { at } from "../../tree.fixture.ts";

describe("chart-volumes", () => {
  const chart = (persistence: Value) =>
    application({
      source: {
        repoURL: "https://charts.example.com",
        chart: "redis",
        targetRevision: "1.0.0",
        helm: { valuesObject: { master: { persistence } } },
      },
    });

  it("finds volumes that are switched off, shrink or come from elsewhere", () => {
    const before = chart({ enabled: true, size: "8Gi", storageClass: "gp3" });
    const after = chart({ enabled: false, size: "4Gi", storageClass: "gp2" });
    const cure = orSay("leave it as it is", "Replaces: Application argocd/web");
    expect(changed("chart-volumes", [before], [after])).toEqual([
      at(
        "chart-volumes",
        after,
        "chart redis: master.persistence.enabled is false now: its pods keep their data no longer, and what they had is not there",
        cure,
      ),
      at(
        "chart-volumes",
        after,
        "chart redis: master.persistence.size is 4Gi after 8Gi, and no volume shrinks: every sync fails",
        cure,
      ),
      at(
        "chart-volumes",
        after,
        "chart redis: master.persistence.storageClass is gp2 after gp3: claims that exist cannot change, and another claim is empty",
        cure,
      ),
    ]);
  });

  it("takes volumes that are switched on and grow", () => {
    const before = chart({ enabled: false, size: "4Gi" });
    expect(changed("chart-volumes", [before], [chart({ enabled: true, size: "8Gi" })])).toEqual([]);
  });
});
