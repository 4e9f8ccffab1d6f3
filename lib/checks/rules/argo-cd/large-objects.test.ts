import { describe, expect, it } from "vitest";
import { object } from "../../tree.fixture.ts";
import { application, brokenIn } from "./repository.fixture.ts";

const files = (length: number, options: string[], annotations = {}) => ({
  "argocd/shop.yaml": application("shop", { syncPolicy: { syncOptions: options } }),
  "apps/shop/dashboard.yaml": object(
    "ConfigMap",
    "dashboard",
    { data: { "dashboard.json": "x".repeat(length) } },
    { annotations },
  ),
});

describe("large-objects", () => {
  it.each([
    ["small objects", files(1000, [])],
    ["large ones that the server applies", files(300_000, ["ServerSideApply=true"])],
    [
      "large ones that are replaced",
      files(300_000, [], { "argocd.argoproj.io/sync-options": "Replace=true" }),
    ],
  ])("accepts %s", (_, tree) => {
    expect(brokenIn("large-objects", tree)).toEqual([]);
  });

  it("refuses large ones that the client applies", () => {
    expect(brokenIn("large-objects", files(300_000, ["CreateNamespace=true"]))).toEqual([
      [
        "error",
        "apps/shop/dashboard.yaml",
        "it has 300116 bytes: client-side apply writes them into an annotation, which may have 262144",
        "add ServerSideApply=true to syncOptions of its Application",
      ],
    ]);
  });
});
