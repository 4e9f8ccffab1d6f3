import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-jobs", () => {
  const job = (image: string, spec: Record<string, Value> = {}, annotations: Record<string, string> = {}) => {
    const template = { spec: { restartPolicy: "Never", containers: [{ name: "main", image }] } };
    return object("batch/v1 Job", "migrate", { spec: { template, ...spec } }, { annotations });
  };

  it("finds another image of a Job that stays", () => {
    const after = job("app:2");
    expect(changed("immutable-jobs", [job("app:1")], [after])).toEqual([
      at(
        "immutable-jobs",
        after,
        "spec.template of a Job changes: the API server refuses that, so that every sync fails until it is deleted by hand: it runs again then",
        orSay(
          "make it a hook (argocd.argoproj.io/hook: Sync), give it the options Force=true,Replace=true, or give it another name",
          "Replaces: Job shop/migrate",
        ),
      ),
    ]);
  });

  it.each([
    ["a hook", job("app:2", {}, { "argocd.argoproj.io/hook": "PreSync" })],
    [
      "a Job that is made anew",
      job("app:2", {}, { "argocd.argoproj.io/sync-options": "Force=true,Replace=true" }),
    ],
    ["a Job that deletes itself", job("app:2", { ttlSecondsAfterFinished: 60 })],
    ["more attempts", job("app:1", { backoffLimit: 3, suspend: true })],
  ])("takes %s", (_, after) => expect(changed("immutable-jobs", [job("app:1")], [after])).toEqual([]));
});
