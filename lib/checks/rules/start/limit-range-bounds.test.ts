import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "limit-range-bounds";
const range = (fields: Readonly<Record<string, Value>>, type = "Container") =>
  object("LimitRange", "bounds", { spec: { limits: [{ type, ...fields }] } });
const web = (resources: Value) => deployment("web", { resources });

describe("bounds of a LimitRange", () => {
  it("are kept", () => {
    const bounds = { min: { cpu: "50m" }, max: { cpu: "1" }, maxLimitRequestRatio: { cpu: "4" } };
    expect(
      findingsOf(rule, [range(bounds), web({ requests: { cpu: "250m" }, limits: { cpu: "1" } })]),
    ).toEqual([]);
    expect(findingsOf(rule, [range({ default: { cpu: "1" } }), web({ requests: { cpu: "1" } })])).toEqual([]);
  });

  it.each<[Readonly<Record<string, Value>>, Value, string, string]>([
    [
      { min: { cpu: "50m" } },
      { requests: { cpu: "10m" } },
      "container main requests 10m of cpu, less than the 50m of LimitRange bounds: its pods are refused",
      "request at least 50m, or lower min of the LimitRange",
    ],
    [
      { max: { memory: "1Gi" } },
      { limits: { memory: "2Gi" } },
      "container main has a limit of 2Gi of memory, more than the 1Gi of LimitRange bounds: its pods are refused",
      "set the limit to at most 1Gi, or raise max of the LimitRange",
    ],
    [
      { maxLimitRequestRatio: { cpu: "2" } },
      { requests: { cpu: "100m" }, limits: { cpu: "1" } },
      "container main has a limit of 1 of cpu and requests 100m, more than 2 times apart, which LimitRange bounds allows: its pods are refused",
      "bring the request nearer to the limit",
    ],
    [
      { default: { memory: "128Mi" } },
      { requests: { memory: "256Mi" } },
      "container main requests 256Mi of memory, but has no limit and gets the 128Mi that is usual in its namespace: its pods are refused",
      "write limits.memory of at least 256Mi",
    ],
  ])("%j are not kept by %j", (fields, resources, message, fix) => {
    const wrong = web(resources);
    expect(findingsOf(rule, [range(fields), wrong])).toEqual([at(rule, wrong, message, fix)]);
  });

  it("are for pods as well", () => {
    const wrong = web({ limits: { memory: "2Gi" } });
    expect(findingsOf(rule, [range({ max: { memory: "1Gi" } }, "Pod"), wrong])).toEqual([
      at(
        rule,
        wrong,
        "its pods have limits of more memory than the 1Gi of LimitRange bounds: they are refused",
        "lower the limits, or raise max of the LimitRange",
      ),
    ]);
  });

  it("are for claims as well", () => {
    const claim = object("PersistentVolumeClaim", "data", {
      spec: { resources: { requests: { storage: "20Gi" } } },
    });
    expect(findingsOf(rule, [range({ max: { storage: "10Gi" } }, "PersistentVolumeClaim"), claim])).toEqual([
      at(
        rule,
        claim,
        "it asks for 20Gi, more than the 10Gi of LimitRange bounds: it is refused",
        "ask for at most 10Gi, or change the LimitRange",
      ),
    ]);
  });
});
