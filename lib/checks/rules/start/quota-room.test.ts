import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "quota-room";
const quota = (hard: Readonly<Record<string, Value>>, more = {}) =>
  object("ResourceQuota", "shop", { spec: { hard, ...more } });
const resources = { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } };

function web(spec: Readonly<Record<string, Value>>, pod: Readonly<Record<string, Value>> = {}) {
  const template = { spec: { containers: [{ name: "main", image: "a:1.0", resources }], ...pod } };
  return object("apps/v1 Deployment", "web", { spec: { template, ...spec } });
}

const recreate = { strategy: { type: "Recreate" } };
const scaler = object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
  spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas: 5 },
});

describe("quotas", () => {
  it("have room for the pods of their namespace", () => {
    const hard = { pods: "4", "requests.cpu": "400m", memory: "512Mi", "limits.memory": "1Gi" };
    expect(findingsOf(rule, [quota(hard), web({ replicas: 3 })])).toEqual([]);
    expect(
      findingsOf(rule, [quota({ pods: "1" }, { scopes: ["BestEffort"] }), web({ replicas: 3 })]),
    ).toEqual([]);
    expect(findingsOf(rule, [quota({ pods: "3" }), web({ replicas: 3, ...recreate })])).toEqual([]);
  });

  it.each([
    [{ pods: "2" }, "pods", "2", "3"],
    [{ "requests.cpu": "250m" }, "requests.cpu", "250m", "300m"],
    [{ memory: "256Mi" }, "memory", "256Mi", "384Mi"],
    [{ "limits.memory": "512Mi" }, "limits.memory", "512Mi", "768Mi"],
  ])("are not smaller than what always runs: %j", (hard, name, text, need) => {
    const wrong = quota(hard);
    expect(findingsOf(rule, [wrong, web({ replicas: 3 })])).toEqual([
      at(
        rule,
        wrong,
        `${name} of the quota is ${text}, but the pods that always run in its namespace ask for ${need}: the last of them are refused`,
        `raise ${name} to at least ${need}, with room for rollouts`,
      ),
    ]);
  });

  it("have room for a rollout", () => {
    const wrong = quota({ pods: "3" });
    expect(findingsOf(rule, [wrong, web({ replicas: 3 })])).toEqual([
      at(
        rule,
        wrong,
        "pods of the quota is 3, which leaves no room for the pod that a rollout of Deployment web adds to those that always run: the rollout never ends",
        "raise pods to at least 4",
        "warning",
      ),
    ]);
  });

  it("have room for what autoscalers make", () => {
    const wrong = quota({ pods: "4" });
    expect(findingsOf(rule, [wrong, scaler, web({})])).toEqual([
      at(
        rule,
        wrong,
        "pods of the quota is 4, but with as many pods as autoscalers may make its namespace asks for 5: they are refused when they are needed",
        "raise pods to at least 5, or lower maxReplicas",
        "warning",
      ),
    ]);
  });

  it("count what init containers ask for, where that is more", () => {
    const init = { name: "init", image: "a:1.0", resources: { requests: { cpu: "1" } } };
    const wrong = quota({ "requests.cpu": "900m" });
    const found = findingsOf(rule, [wrong, web({ replicas: 1 }, { initContainers: [init] })]);
    expect(found.map(({ message }) => message)).toEqual([
      "requests.cpu of the quota is 900m, but the pods that always run in its namespace ask for 1000m: the last of them are refused",
    ]);
  });
});
