import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const hooks = (...webhooks: readonly Value[]) =>
  object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "web", { webhooks });
const service = { name: "hook", namespace: "shop" };
const hook = { name: "pods.example.com", admissionReviewVersions: ["v1"], clientConfig: { service } };

describe("webhooks", () => {
  it("pass with a whole name and one address", () => {
    expect(findingsOf("webhook-clients", [hooks(hook)])).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      hooks({ ...hook, name: "pods" }),
      'webhooks[0].name is "pods", which is not a name of three parts or more',
      "name it as pods.example.com",
    ],
    [
      hooks({ ...hook, clientConfig: {} }),
      "webhooks[0].clientConfig has neither url nor service",
      "write one of url and service",
    ],
    [
      hooks({ ...hook, clientConfig: { service, url: "https://hook.example.com" } }),
      "webhooks[0].clientConfig has both url and service",
      "write one of url and service",
    ],
    [
      hooks({ ...hook, clientConfig: { url: "http://hook.example.com" } }),
      'webhooks[0].clientConfig.url is "http://hook.example.com"',
      "write an address with https://",
    ],
    [
      hooks({ ...hook, clientConfig: { service: { ...service, path: "validate" } } }),
      'webhooks[0].clientConfig.service.path is "validate"',
      'write "/validate"',
    ],
    [
      hooks({ ...hook, admissionReviewVersions: ["v2"] }),
      "webhooks[0].admissionReviewVersions has none that the API server speaks",
      "add v1",
    ],
    [hooks(hook, hook), "it has webhook pods.example.com twice", "give each a name of its own"],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("webhook-clients", [one])).toEqual([at("webhook-clients", one, message, fix)]);
  });
});
