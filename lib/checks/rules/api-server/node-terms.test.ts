import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const nodes = (expression: Value) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [expression] }],
      },
    },
  },
});

describe("terms of node affinity", () => {
  it("pass with operators of nodes", () => {
    expect(
      findingsOf("node-terms", [
        deployment("web", {}, nodes({ key: "cores", operator: "Gt", values: ["4"] })),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", {}, nodes({ key: "cores", operator: "Gt", values: ["many"] })),
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0] of its pods compares cores with many",
      "write one whole number",
    ],
    [
      deployment("web", {}, nodes({ key: "zone", operator: "Equal", values: ["a"] })),
      'the operator of affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0] of its pods is "Equal", which is none of In, NotIn, Exists, DoesNotExist, Gt and Lt',
      "correct the operator",
    ],
    [
      deployment("web", {}, nodes({ key: "zone", operator: "In" })),
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0] of its pods has the operator In without values",
      "write the values",
    ],
    [
      deployment("web", {}, nodes({ key: "gpu", operator: "DoesNotExist", values: ["true"] })),
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0] of its pods asks whether gpu DoesNotExist and has values",
      "remove the values, or write In",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("node-terms", [one])).toEqual([at("node-terms", one, message, fix)]);
  });
});
