import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const syncing = (...syncOptions: string[]) => application("shop", { syncPolicy: { syncOptions } });
const annotated = (name: string, value: string) =>
  object("ConfigMap", "config", {}, { annotations: { [`argocd.argoproj.io/${name}`]: value } });

describe("sync-options", () => {
  it("accepts those that Argo CD knows", () => {
    const one = syncing("CreateNamespace=true", "ServerSideApply=true", "PrunePropagationPolicy=foreground");
    const prune = annotated("sync-options", "Prune=false, Delete=confirm");
    expect(findingsOf("sync-options", [one, prune])).toEqual([]);
    expect(
      findingsOf("sync-options", [annotated("compare-options", "IgnoreExtraneous,ServerSideDiff=true")]),
    ).toEqual([]);
  });

  it.each([
    ["ServerSideAply=true", "ServerSideAply is unknown", "write ServerSideApply=true"],
    ["createNamespace=true", "createNamespace is unknown", "write CreateNamespace=true"],
    ["CreateNamespace=True", "CreateNamespace can be true and false", "write CreateNamespace=true"],
    ["CreateNamespace: true", "CreateNamespace can be true and false", "write CreateNamespace=true"],
    [
      "PrunePropagationPolicy=foregound",
      "PrunePropagationPolicy can be foreground, background and orphan",
      "write PrunePropagationPolicy=foreground",
    ],
    ["Wait=true", "Wait is unknown", "remove it, or correct its name"],
  ])("refuses %s", (option, why, fix) => {
    const one = syncing(option);
    expect(findingsOf("sync-options", [one])).toEqual([
      at(
        "sync-options",
        one,
        `spec.syncPolicy.syncOptions has ${option}, which Argo CD ignores: ${why}`,
        fix,
      ),
    ]);
  });

  it("refuses them at a resource", () => {
    const one = annotated("sync-options", "Prune=flase");
    expect(findingsOf("sync-options", [one])).toEqual([
      at(
        "sync-options",
        one,
        "annotation argocd.argoproj.io/sync-options has Prune=flase, which Argo CD ignores: Prune can be true, false and confirm",
        "write Prune=false",
      ),
    ]);
  });
});
