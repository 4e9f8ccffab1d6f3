import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const hook = (kind: string, annotations: Record<string, string> = {}) =>
  object(kind, "data", {}, { annotations: { "argocd.argoproj.io/hook": "PreSync", ...annotations } });

describe("hook-lifetimes", () => {
  it.each([
    ["a Job", hook("batch/v1 Job")],
    ["what a Job needs", hook("ConfigMap")],
    ["a claim that is no hook", object("PersistentVolumeClaim", "data")],
    [
      "a Job that is deleted before the next one",
      hook("batch/v1 Job", { "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation" }),
    ],
  ])("accepts %s", (_, one) => {
    expect(findingsOf("hook-lifetimes", [one])).toEqual([]);
  });

  it.each([
    ["PersistentVolumeClaim", "PersistentVolumeClaim data", "error"],
    ["apps/v1 StatefulSet", "StatefulSet data", "error"],
    ["apps/v1 Deployment", "Deployment data", "warning"],
  ] as const)("finds a hook of kind %s", (kind, title, severity) => {
    const one = hook(kind);
    expect(findingsOf("hook-lifetimes", [one])).toEqual([
      at(
        "hook-lifetimes",
        one,
        `${title} is a hook: Argo CD deletes it and makes it anew, with what it holds`,
        "remove the hook annotation, and order it by argocd.argoproj.io/sync-wave",
        severity,
      ),
    ]);
  });

  it("warns of a Job that stays when it has succeeded", () => {
    const one = hook("batch/v1 Job", { "argocd.argoproj.io/hook-delete-policy": "HookFailed" });
    expect(findingsOf("hook-lifetimes", [one])).toEqual([
      at(
        "hook-lifetimes",
        one,
        "it is deleted only after a failure: once it has succeeded, later syncs find it done and do not run it",
        "set argocd.argoproj.io/hook-delete-policy to BeforeHookCreation",
        "warning",
      ),
    ]);
  });
});
