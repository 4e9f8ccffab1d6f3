import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const metadata = { managedNamespaceMetadata: { labels: { team: "shop" } } };
const retrying = (duration: string) =>
  application("shop", { syncPolicy: { retry: { backoff: { duration } } } });

describe("sync-policies", () => {
  it.each([
    ["durations", retrying("1m30s")],
    ["seconds", retrying("5")],
    [
      "labels of a namespace that Argo CD makes",
      application("shop", { syncPolicy: { ...metadata, syncOptions: ["CreateNamespace=true"] } }),
    ],
  ])("accepts %s", (_, one) => {
    expect(findingsOf("sync-policies", [one])).toEqual([]);
  });

  it.each([
    [
      retrying("5sec"),
      "spec.syncPolicy.retry.backoff.duration 5sec is no duration: Argo CD does not retry a failed sync",
      "write a number with s, m or h, such as 5s",
    ],
    [
      application("shop", { syncPolicy: metadata }),
      "spec.syncPolicy.managedNamespaceMetadata is ignored without CreateNamespace=true",
      "add CreateNamespace=true to syncOptions, or put labels and annotations into a Namespace",
    ],
  ])("refuses what Argo CD cannot follow (%#)", (one, message, fix) => {
    expect(findingsOf("sync-policies", [one])).toEqual([at("sync-policies", one, message, fix)]);
  });
});
