import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "../../graph/fields.ts";
import { general, withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

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

function scaled(minReplicas: number, maxReplicas: number): KubernetesObject {
  const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
  const spec = { scaleTargetRef, minReplicas, maxReplicas };
  return object("autoscaling/v2 HorizontalPodAutoscaler", "web", { spec });
}

describe("pods that must not share a place", () => {
  const rule = "anti-affinity-room";

  it("have one each", () => {
    expect(findingsOf(rule, [apart(2)], withNodes())).toEqual([]);
    expect(
      findingsOf(rule, [apart(5, {}, { labelSelector: { matchLabels: { app: "api" } } })], withNodes()),
    ).toEqual([]);
    expect(findingsOf(rule, [apart(5)])).toEqual([]);
    expect(findingsOf(rule, [apart(5)], withNodes({ ...general, max: 5 }))).toEqual([]);
  });

  it("are refused beyond the nodes that they may run on", () => {
    const web = apart(3);
    expect(findingsOf(rule, [web], withNodes())).toEqual([
      at(
        rule,
        web,
        "its anti-affinity allows one pod for each kubernetes.io/hostname, and there are at most 2 nodes for 3 pods: 1 pod too many",
        "make it no more than 2 pods, prefer the anti-affinity instead of requiring it, or add nodes",
      ),
    ]);
  });

  it("are refused beyond the zones", () => {
    const web = apart(3, {}, { topologyKey: "topology.kubernetes.io/zone" });
    expect(findingsOf(rule, [web], withNodes({ ...general, max: 9 }))).toMatchObject([
      { message: expect.stringContaining("there are at most 2 zones for 3 pods") },
    ]);
  });

  it("are warned of where only an autoscaler would make too many", () => {
    const web = apart(1);
    expect(findingsOf(rule, [web, scaled(2, 4)], withNodes())).toMatchObject([
      {
        severity: "warning",
        message: expect.stringContaining("at most 2 nodes for up to 4 pods: 2 pods too many"),
      },
    ]);
  });
});
