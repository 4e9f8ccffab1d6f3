import { describe, expect, it } from "vitest";
import { deployment } from "../../tree.fixture.ts";
import { application, brokenIn } from "./repository.fixture.ts";

const files = (difference: Record<string, string | string[]>) => ({
  "argocd/shop.yaml": application("shop", { ignoreDifferences: [difference] }),
  "apps/shop/deployment.yaml": deployment("web"),
});

describe("ignored-differences", () => {
  it.each([
    { group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] },
    { group: "*", kind: "*", jsonPointers: ["/metadata/annotations/example.com~1checksum"] },
    {
      group: "apps",
      kind: "Deployment",
      name: "web",
      namespace: "shop",
      jqPathExpressions: [".spec.replicas"],
    },
  ])("accepts %s", (difference) => {
    expect(brokenIn("ignored-differences", files(difference))).toEqual([]);
  });

  it.each([
    [
      "spec/replicas",
      "jsonPointers has spec/replicas, which is no JSON pointer",
      "begin it with /, and write ~1 for / and ~0 for ~ in names",
    ],
    [
      "/metadata/annotations/example.com/checksum",
      "jsonPointers has /metadata/annotations/example.com/checksum, which leads into annotations example.com: a text has no parts",
      "write the name as example.com~1checksum",
    ],
  ])("refuses %s", (pointer, message, fix) => {
    const difference = { group: "apps", kind: "Deployment", jsonPointers: [pointer] };
    expect(brokenIn("ignored-differences", files(difference))).toEqual([
      ["error", "argocd/shop.yaml", message, fix],
    ]);
  });

  it("warns of a kind that the Application does not deliver", () => {
    const difference = { group: "extensions", kind: "Deployment", jsonPointers: ["/spec/replicas"] };
    expect(brokenIn("ignored-differences", files(difference))).toEqual([
      [
        "warning",
        "argocd/shop.yaml",
        'ignoreDifferences has Deployment of group "extensions", of which the Application delivers none',
        "correct its group, kind or name, or remove it",
      ],
    ]);
  });
});
