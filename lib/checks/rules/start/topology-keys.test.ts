import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "topology-keys";
const labelSelector = { matchLabels: { app: "web" } };

function spread(topologyKey: string, whenUnsatisfiable = "DoNotSchedule"): Record<string, Value> {
  return { topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable, labelSelector }] };
}

function apart(topologyKey: string): Record<string, Value> {
  const requiredDuringSchedulingIgnoredDuringExecution = [{ topologyKey, labelSelector }];
  return { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution } } };
}

describe("a topology", () => {
  it.each(["kubernetes.io/hostname", "topology.kubernetes.io/zone", "role", "topology.k8s.aws/zone-id"])(
    "that nodes have is %s",
    (key) => {
      expect(findingsOf(rule, [deployment("web", {}, spread(key))], withNodes())).toEqual([]);
      expect(findingsOf(rule, [deployment("web", {}, apart(key))], withNodes())).toEqual([]);
    },
  );

  it("that nobody knows is not spoken of", () => {
    expect(findingsOf(rule, [deployment("web", {}, spread("rack"))])).toEqual([]);
  });

  it("that no node has leaves pods Pending", () => {
    const web = deployment("web", {}, spread("topology.kubernetes.io/zones"));
    const message =
      "topologySpreadConstraints[0] has the topologyKey topology.kubernetes.io/zones, a label that no node has: its pods stay Pending for ever";
    expect(findingsOf(rule, [web])).toEqual([at(rule, web, message, "write topology.kubernetes.io/zone")]);
  });

  it.each([
    [spread("rack"), "topologySpreadConstraints[0]", "its pods stay Pending for ever"],
    [spread("rack", "ScheduleAnyway"), "topologySpreadConstraints[0]", "it spreads nothing"],
    [
      apart("rack"),
      "affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]",
      "it keeps no pods apart",
    ],
  ])("that no node group has is refused: %o", (podSpec, place, outcome) => {
    expect(findingsOf(rule, [deployment("web", {}, podSpec)], withNodes())).toMatchObject([
      {
        message: `${place} has the topologyKey rack, a label that no node has: ${outcome}`,
        fix: "write topology.kubernetes.io/zone or kubernetes.io/hostname",
      },
    ]);
  });
});
