import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const binding = (...validationActions: string[]) =>
  object("admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding", "web", {
    spec: { policyName: "web", validationActions },
  });
const taints = (...list: Readonly<Record<string, string>>[]) =>
  object("Node", "web", { spec: { taints: list } });

describe("items of sets", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("distinct-items", [
        binding("Deny", "Audit"),
        taints({ key: "a", effect: "NoSchedule" }, { key: "a", effect: "NoExecute" }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [binding("Deny", "Deny"), "spec.validationActions has Deny twice", "keep one of them"],
    [
      taints({ key: "a", effect: "NoSchedule" }, { key: "a", value: "b", effect: "NoSchedule" }),
      "spec.taints has a NoSchedule twice",
      "keep one of them",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("distinct-items", [one])).toEqual([at("distinct-items", one, message, fix)]);
  });
});
