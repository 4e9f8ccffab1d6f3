import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

describe("tolerations", () => {
  it("pass with a taint, and for all taints", () => {
    expect(
      findingsOf("toleration-fields", [
        deployment(
          "web",
          {},
          {
            tolerations: [
              { key: "dedicated", value: "web" },
              { operator: "Exists" },
              { key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 },
            ],
          },
        ),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", {}, { tolerations: [{ value: "web" }] }),
      "tolerations[0] of its pods has no key and the operator Equal",
      "write the key, or operator Exists for all taints",
    ],
    [
      deployment("web", {}, { tolerations: [{ key: "dedicated", operator: "Exists", value: "web" }] }),
      "tolerations[0] of its pods asks whether a taint exists and has the value web",
      "remove the value, or write operator Equal",
    ],
    [
      deployment(
        "web",
        {},
        { tolerations: [{ key: "a", operator: "Exists", effect: "NoSchedule", tolerationSeconds: 5 }] },
      ),
      "tolerations[0] of its pods has tolerationSeconds for the effect NoSchedule",
      "write effect NoExecute, or remove tolerationSeconds",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("toleration-fields", [one])).toEqual([at("toleration-fields", one, message, fix)]);
  });
});
