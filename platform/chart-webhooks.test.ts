import { expect, it } from "vitest";
import type { ChartFacts } from "./chart-facts.fixture.ts";
import { pluralOf, webhooksOf } from "./chart-webhooks.fixture.ts";

type Webhook = ChartFacts["webhooks"][number];

const services: Webhook = {
  kind: "Mutating",
  name: "tool",
  webhook: "services.tools.io",
  rules: ["CREATE core/v1 services"],
};

function kindsAsked(webhook: Partial<Webhook>, values: object = {}): string[] {
  const identities = new Set(["MutatingWebhookConfiguration/tool"]);
  return webhooksOf([{ ...services, ...webhook }], { values, identities, crds: ["tools.io/v1/Policy"] });
}

it("knows kinds of Kubernetes itself, whose core group is empty", () => {
  expect(kindsAsked({})).toEqual(["/Service"]);
  expect(kindsAsked({ rules: ["CREATE,UPDATE networking.k8s.io/v1 ingresses"] })).toEqual([
    "networking.k8s.io/Ingress",
  ]);
});

it("finds kinds by their plural, as the rules write them", () => {
  expect(["Policy", "Ingress", "Service", "IngressClassParams"].map(pluralOf)).toEqual([
    "policies",
    "ingresses",
    "services",
    "ingressclassparams",
  ]);
});

it("leaves out updates, which hold up nothing new", () => {
  expect(kindsAsked({ rules: ["UPDATE tools.io/v1 policies"] })).toEqual([]);
});

it("leaves out a webhook that is asked only where a label says so", () => {
  const asked = (operator: string) => ({ matchExpressions: [{ key: "tools.io/inject", operator }] });
  expect(kindsAsked({ namespaceSelector: asked("In") })).toEqual([]);
  expect(kindsAsked({ objectSelector: asked("Exists") })).toEqual([]);
  expect(kindsAsked({ objectSelector: { matchLabels: { "tools.io/inject": "true" } } })).toEqual([]);
  expect(kindsAsked({ objectSelector: asked("NotIn") })).toEqual(["/Service"]);
});

it("leaves out a webhook that a value switches off", () => {
  const webhook = { webhook: "mservice.elbv2.k8s.aws" };
  expect(kindsAsked(webhook, { enableServiceMutatorWebhook: true })).toEqual(["/Service"]);
  expect(kindsAsked(webhook, { enableServiceMutatorWebhook: false })).toEqual([]);
});
