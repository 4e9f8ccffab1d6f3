import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "quota-requests";
const quota = object("ResourceQuota", "shop", {
  spec: { hard: { pods: "9", cpu: "4", "limits.memory": "4Gi" } },
});
const range = (fields = {}) =>
  object("LimitRange", "shop", { spec: { limits: [{ type: "Container", ...fields }] } });

describe("what a quota counts", () => {
  it("is said by every container, or for it", () => {
    const resources = { requests: { cpu: "1" }, limits: { memory: "1Gi" } };
    expect(findingsOf(rule, [quota, deployment("web", { resources })])).toEqual([]);
    expect(findingsOf(rule, [deployment("web")])).toEqual([]);
    const defaults = range({ default: { memory: "1Gi" }, defaultRequest: { cpu: "1" } });
    expect(findingsOf(rule, [quota, defaults, deployment("web")])).toEqual([]);
    expect(findingsOf(rule, [quota, range({ max: { cpu: "1", memory: "1Gi" } }), deployment("web")])).toEqual(
      [],
    );
  });

  it("is missed", () => {
    const web = deployment("web", { resources: { limits: { memory: "1Gi" } } });
    expect(findingsOf(rule, [quota, web])).toEqual([
      at(
        rule,
        web,
        "container main does not say requests.cpu, which the quota of namespace shop counts: its pods are refused",
        "write it in resources of the container, or give the namespace a LimitRange with defaults",
      ),
    ]);
  });
});
