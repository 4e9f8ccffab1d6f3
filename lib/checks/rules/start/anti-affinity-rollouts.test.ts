import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "../../graph/fields.ts";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const hostname = "kubernetes.io/hostname";

function apart(
  replicas: number,
  fields: Record<string, Value> = {},
  term: Record<string, Value> = {},
): KubernetesObject {
  const own = { topologyKey: hostname, labelSelector: { matchLabels: { app: "web" } }, ...term };
  const podAntiAffinity = { requiredDuringSchedulingIgnoredDuringExecution: [own] };
  const made = deployment("web", {}, { affinity: { podAntiAffinity } });
  return { ...made, spec: { ...mapAt(made, "spec"), replicas, ...fields } };
}

describe("a rollout of pods that must not share a place", () => {
  const rule = "anti-affinity-rollouts";
  const rolling = (maxUnavailable: Value) => ({ strategy: { rollingUpdate: { maxUnavailable } } });

  it("ends where it may stop one first, or has a node more", () => {
    expect(findingsOf(rule, [apart(2, rolling(1))], withNodes())).toEqual([]);
    expect(findingsOf(rule, [apart(2, rolling("50%"))], withNodes())).toEqual([]);
    expect(findingsOf(rule, [apart(1)], withNodes())).toEqual([]);
    expect(findingsOf(rule, [apart(2, { strategy: { type: "Recreate" } })], withNodes())).toEqual([]);
    expect(findingsOf(rule, [apart(2, {}, { matchLabelKeys: ["pod-template-hash"] })], withNodes())).toEqual(
      [],
    );
  });

  it("never ends where an old pod is on every node", () => {
    const web = apart(2);
    expect(findingsOf(rule, [web], withNodes())).toEqual([
      at(
        rule,
        web,
        "a rollout stops none of its 2 pods before a new one is ready (maxUnavailable 25%), and its anti-affinity leaves a new one no place on 2 nodes: it never ends",
        "set maxUnavailable to 1, or prefer the anti-affinity instead of requiring it",
      ),
    ]);
  });
});
