import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

describe("selectors", () => {
  it("pass when labels can be matched with them", () => {
    expect(
      findingsOf("label-selectors", [
        object("policy/v1 PodDisruptionBudget", "web", {
          spec: { selector: { matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] } },
        }),
        object("networking.k8s.io/v1 NetworkPolicy", "web", { spec: { podSelector: {} } }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      object("policy/v1 PodDisruptionBudget", "web", {
        spec: { selector: { matchExpressions: [{ key: "app", operator: "in", values: ["web"] }] } },
      }),
      'the operator of spec.selector.matchExpressions[0] is "in", which is none of In, NotIn, Exists and DoesNotExist',
      "correct the operator",
    ],
    [
      object("policy/v1 PodDisruptionBudget", "web", {
        spec: { selector: { matchExpressions: [{ key: "app", operator: "Exists", values: ["web"] }] } },
      }),
      "spec.selector.matchExpressions[0] asks whether app Exists and has values",
      "remove the values, or write In",
    ],
    [
      object("policy/v1 PodDisruptionBudget", "web", {
        spec: { selector: { matchExpressions: [{ key: "app", operator: "NotIn" }] } },
      }),
      "spec.selector.matchExpressions[0] has the operator NotIn without values",
      "write the values",
    ],
    [
      object("networking.k8s.io/v1 NetworkPolicy", "web", {
        spec: { podSelector: { matchLabels: { app: "web/x" } } },
      }),
      'label app of spec.podSelector is "web/x", which is not a label value',
      'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
    ],
    [
      object("networking.k8s.io/v1 NetworkPolicy", "web", {
        spec: { ingress: [{ from: [{ podSelector: { matchLabels: { "a b": "x" } } }] }] },
      }),
      'a key of spec.ingress[0].from[0].podSelector.matchLabels is "a b", which is not a qualified name',
      'use at most 63 letters, digits, "-", "_" and ".", after a DNS name and "/" if it has a prefix',
    ],
    [
      object("apps/v1 Deployment", "web", { spec: { selector: {} } }),
      "spec.selector selects every pod",
      "write the labels of its own pods",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("label-selectors", [one])).toEqual([at("label-selectors", one, message, fix)]);
  });
});
