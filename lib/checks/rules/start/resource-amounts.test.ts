import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "resource-amounts";
const web = (requests: Value) => deployment("web", { resources: { requests } });

describe("amounts of resources", () => {
  it("are in units that somebody means", () => {
    expect(findingsOf(rule, [web({ cpu: "500m", memory: "64Mi" })])).toEqual([]);
    expect(findingsOf(rule, [web({ cpu: 4, memory: 134217728, "ephemeral-storage": "1Gi" })])).toEqual([]);
  });

  it.each<[Value, string, string]>([
    [
      { memory: "512m" },
      "requests.memory of container main is 512m, in thousandths of a byte",
      "write 512Mi",
    ],
    [
      { memory: 256 },
      "requests.memory of container main is 256, which is too little for any program",
      "write the unit: 256Mi or 256Gi",
    ],
    [{ cpu: 500 }, "requests.cpu of container main is 500 whole cores", "write 500m for thousandths"],
    [
      { cpu: "100Mi" },
      "requests.cpu of container main is 100Mi, more than any machine has",
      "write cores, or thousandths as 500m",
    ],
  ])("are not as in %j", (requests, message, fix) => {
    const wrong = web(requests);
    expect(findingsOf(rule, [wrong])).toEqual([at(rule, wrong, message, fix)]);
  });

  it("are those of claims as well", () => {
    const claim = object("PersistentVolumeClaim", "data", {
      spec: { resources: { requests: { storage: "20" } } },
    });
    expect(findingsOf(rule, [claim])).toEqual([
      at(
        rule,
        claim,
        "the storage that it asks for is 20, which is no room for anything",
        "write the unit: 20Mi or 20Gi",
      ),
    ]);
  });
});
