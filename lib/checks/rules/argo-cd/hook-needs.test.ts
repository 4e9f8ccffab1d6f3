import { describe, expect, it } from "vitest";
import { object } from "../../tree.fixture.ts";
import { application, brokenIn } from "./repository.fixture.ts";

const hooked = (hook: string, wave = "0") => ({
  annotations: { "argocd.argoproj.io/hook": hook, "argocd.argoproj.io/sync-wave": wave },
});
const job = (metadata = {}) => {
  const containers = [{ name: "main", image: "shop:1.0.0", envFrom: [{ secretRef: { name: "database" } }] }];
  const spec = { template: { spec: { containers, serviceAccountName: "migrate" } } };
  return object("batch/v1 Job", "migrate", { spec }, metadata);
};
const secret = (metadata = {}) => object("external-secrets.io/v1 ExternalSecret", "database", {}, metadata);
const account = (metadata = {}) => object("ServiceAccount", "migrate", {}, metadata);
const files = (...objects: ReturnType<typeof object>[]) => ({
  "argocd/shop.yaml": application("shop"),
  ...Object.fromEntries(objects.map((one) => [`apps/shop/${one.kind}.yaml`, one])),
});

describe("hook-needs", () => {
  it.each([
    ["a Sync hook", files(job(hooked("Sync")), secret(), account())],
    [
      "earlier hooks",
      files(job(hooked("PreSync")), secret(hooked("PreSync", "-1")), account(hooked("PreSync", "-1"))),
    ],
    ["a PostSync hook", files(job(hooked("PostSync")), secret(), account())],
    [
      "another Application",
      { ...files(job(hooked("PreSync"))), "other/a.yaml": secret(), "other/b.yaml": account() },
    ],
  ])("accepts what is there before: %s", (_, tree) => {
    expect(brokenIn("hook-needs", tree)).toEqual([]);
  });

  it("refuses a PreSync hook that needs what the sync makes", () => {
    const tree = files(job(hooked("PreSync")), secret(), account(hooked("PreSync", "-1")));
    expect(brokenIn("hook-needs", tree)).toEqual([
      [
        "error",
        "apps/shop/Job.yaml",
        "it runs in PreSync and needs Secret database, which ExternalSecret database brings and which Application shop applies in wave 0: the first sync never gets there",
        "make ExternalSecret database a PreSync hook of an earlier wave, or this one a Sync hook",
      ],
    ]);
  });
});
