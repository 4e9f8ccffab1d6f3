import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const webhook = (operations: string[]) =>
  object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "web", {
    webhooks: [{ name: "pods.example.com", rules: [{ operations }] }],
  });

describe("wildcards", () => {
  it("pass where they hold", () => {
    expect(findingsOf("sole-wildcards", [webhook(["*"]), webhook(["CREATE", "UPDATE"])])).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      webhook(["*", "CREATE"]),
      'webhooks[0].rules[0].operations names "*" beside others',
      'keep "*" alone, or remove it',
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("sole-wildcards", [one])).toEqual([at("sole-wildcards", one, message, fix)]);
  });
});
