import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const job = (annotations: Record<string, string>) => object("batch/v1 Job", "migrate", {}, { annotations });

describe("hook-types", () => {
  it.each([
    { "argocd.argoproj.io/hook": "PreSync", "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation" },
    { "argocd.argoproj.io/hook": "Sync, PostSync" },
    { "helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-delete-policy": "hook-succeeded" },
  ])("accepts %s", (annotations) => {
    expect(findingsOf("hook-types", [job(annotations)])).toEqual([]);
  });

  const types = "PreSync, Sync, PostSync, SyncFail, PreDelete, PostDelete and Skip";
  const policies = "HookSucceeded, HookFailed and BeforeHookCreation";
  it.each([
    [
      { "argocd.argoproj.io/hook": "Presync" },
      `annotation argocd.argoproj.io/hook says Presync, which is none of ${types}: Argo CD never applies it`,
      "write PreSync",
    ],
    [
      { "argocd.argoproj.io/hook": "BeforeSync" },
      `annotation argocd.argoproj.io/hook says BeforeSync, which is none of ${types}: Argo CD never applies it`,
      "write one of them",
    ],
    [
      { "argocd.argoproj.io/hook": "Sync", "argocd.argoproj.io/hook-delete-policy": "hook-succeeded" },
      `annotation argocd.argoproj.io/hook-delete-policy says hook-succeeded, which is none of ${policies}: Argo CD ignores it`,
      "write HookSucceeded",
    ],
  ])("refuses %s", (annotations, message, fix) => {
    const one = job(annotations);
    expect(findingsOf("hook-types", [one])).toEqual([at("hook-types", one, message, fix)]);
  });

  it("warns of a delete policy of what is no hook", () => {
    const one = job({ "argocd.argoproj.io/hook-delete-policy": "HookSucceeded" });
    expect(findingsOf("hook-types", [one])).toEqual([
      at(
        "hook-types",
        one,
        "it has annotation argocd.argoproj.io/hook-delete-policy and is no hook: it is applied once, with everything else",
        "add annotation argocd.argoproj.io/hook, or remove this one",
        "warning",
      ),
    ]);
  });
});
