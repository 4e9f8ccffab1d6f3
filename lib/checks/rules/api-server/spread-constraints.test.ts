import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const spread = (fields: Readonly<Record<string, Value>> = {}) => ({
  maxSkew: 1,
  topologyKey: "zone",
  whenUnsatisfiable: "ScheduleAnyway",
  ...fields,
});

describe("spread constraints", () => {
  it("pass over different labels of nodes", () => {
    expect(
      findingsOf("spread-constraints", [
        deployment("web", {}, { topologySpreadConstraints: [spread(), spread({ topologyKey: "host" })] }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", {}, { topologySpreadConstraints: [spread(), spread()] }),
      "its pods have two topologySpreadConstraints with zone and ScheduleAnyway",
      "make one of them",
    ],
    [
      deployment("web", {}, { topologySpreadConstraints: [spread({ minDomains: 2 })] }),
      "topologySpreadConstraints[0] of its pods has minDomains, but is only a preference",
      "write whenUnsatisfiable DoNotSchedule, or remove minDomains",
    ],
    [
      deployment("web", {}, { topologySpreadConstraints: [spread({ matchLabelKeys: ["app"] })] }),
      "topologySpreadConstraints[0] of its pods has matchLabelKeys without labelSelector",
      "write labelSelector",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("spread-constraints", [one])).toEqual([at("spread-constraints", one, message, fix)]);
  });
});
