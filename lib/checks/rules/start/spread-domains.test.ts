import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "../../graph/fields.ts";
import { batch, general, withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "spread-domains";

function spread(replicas: number, constraint: Record<string, Value>): KubernetesObject {
  const own = {
    maxSkew: 1,
    topologyKey: "topology.kubernetes.io/zone",
    whenUnsatisfiable: "DoNotSchedule",
    labelSelector: { matchLabels: { app: "web" } },
    ...constraint,
  };
  const made = deployment("web", {}, { topologySpreadConstraints: [own] });
  return { ...made, spec: { ...mapAt(made, "spec"), replicas } };
}

describe("a spread", () => {
  it("asks for the zones that there are", () => {
    expect(findingsOf(rule, [spread(6, { minDomains: 2 })], withNodes(general))).toEqual([]);
    expect(findingsOf(rule, [spread(6, { minDomains: 3 })])).toEqual([]);
    const soft = { minDomains: 3, whenUnsatisfiable: "ScheduleAnyway" };
    expect(findingsOf(rule, [spread(6, soft)], withNodes(general))).toEqual([]);
  });

  it("leaves pods Pending below the number of zones that it asks for", () => {
    const web = spread(3, { minDomains: 3 });
    expect(findingsOf(rule, [web], withNodes(general))).toEqual([
      at(
        rule,
        web,
        "topologySpreadConstraints[0] asks for at least 3 zones, and there are at most 2: 1 pod of 3 find no place",
        "set minDomains to 2, or remove it",
      ),
    ]);
  });

  it("is warned of where there are few pods yet", () => {
    expect(findingsOf(rule, [spread(2, { minDomains: 3 })], withNodes(general))).toMatchObject([
      { severity: "warning", message: expect.stringContaining("more than 2 pods would find no place") },
    ]);
  });
});

describe("a spread over nodes", () => {
  const over = { topologyKey: "kubernetes.io/hostname" };

  it("counts tainted ones that stay empty", () => {
    const web = spread(3, over);
    expect(findingsOf(rule, [web], withNodes())).toEqual([
      at(
        rule,
        web,
        "topologySpreadConstraints[0] counts the nodes of batch, whose taints its pods do not tolerate and which stay empty: with maxSkew 1, 1 pod of 3 find no place",
        "set nodeTaintsPolicy of the constraint to Honor",
      ),
    ]);
  });

  it("does not count them where it honors taints, or where there may be none", () => {
    expect(findingsOf(rule, [spread(3, { ...over, nodeTaintsPolicy: "Honor" })], withNodes())).toEqual([]);
    expect(findingsOf(rule, [spread(3, over)], withNodes(general, { ...batch, min: 0 }))).toEqual([]);
    expect(findingsOf(rule, [spread(3, {})], withNodes())).toEqual([]);
  });

  it("over zones counts those that only tainted nodes are in", () => {
    const elsewhere = { ...batch, zones: ["eu-west-1c"] };
    expect(findingsOf(rule, [spread(3, {})], withNodes(general, elsewhere))).toHaveLength(1);
    expect(findingsOf(rule, [spread(2, {})], withNodes(general, elsewhere))).toEqual([]);
  });
});
