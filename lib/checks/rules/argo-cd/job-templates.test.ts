import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const job = (name: string, annotations = {}, command = ["alembic", "upgrade", "head"]) =>
  object(
    "batch/v1 Job",
    name,
    { spec: { template: { spec: { containers: [{ name: "main", image: "shop:1.0.0", command }] } } } },
    { annotations },
  );

describe("job-templates", () => {
  it.each([
    ["a hook", job("migrate", { "argocd.argoproj.io/hook": "PreSync" })],
    [
      "a Job that is replaced",
      job("migrate", { "argocd.argoproj.io/sync-options": "Force=true,Replace=true" }),
    ],
    ["a Job whose name has its version", job("migrate-1-2-0")],
    ["a Job that is done once", job("hello", {}, ["echo"])],
  ])("accepts %s", (_, one) => {
    expect(findingsOf("job-templates", [application("shop"), one])).toEqual([]);
  });

  it("says nothing of a tree that Argo CD does not deliver", () => {
    expect(findingsOf("job-templates", [job("migrate")])).toEqual([]);
  });

  it("warns of a migration that is no hook", () => {
    const one = job("prepare");
    expect(findingsOf("job-templates", [application("shop"), one])).toEqual([
      at(
        "job-templates",
        one,
        "it is no hook: it runs once, and the sync that changes its image is refused, because pods of a Job are immutable",
        "add annotation argocd.argoproj.io/hook: PreSync or Sync, with argocd.argoproj.io/hook-delete-policy: BeforeHookCreation",
        "warning",
      ),
    ]);
  });
});
