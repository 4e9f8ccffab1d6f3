import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "./graph/fields.ts";
import { at, deployment, findingsOf, fullFacts, object, release, service } from "./tree.fixture.ts";

const argoRollouts = {
  facts: {
    ...fullFacts,
    chartsProvide: { "argo-rollouts": { crds: ["argoproj.io/v1alpha1/Rollout"] } },
  },
  charts: [release("argo-rollouts")],
};

const find = (rule: string, ...objects: readonly KubernetesObject[]) =>
  findingsOf(rule, objects, argoRollouts);

/** A Rollout with the pods of `deployment("web")`. */
function rolloutOf(
  container: Record<string, Value> = {},
  strategy: Value = { canary: {} },
): KubernetesObject {
  const spec = { ...mapAt(deployment("web", container), "spec"), strategy };
  return object("argoproj.io/v1alpha1 Rollout", "web", { spec });
}

function autoscalerOf(apiVersion: string, kind: string): KubernetesObject {
  return object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion, kind, name: "web" } },
  });
}

describe("checks see through a Rollout", () => {
  it("DP19: an image without a tag is found", () => {
    const wrong = rolloutOf({ image: "nginx" });
    expect(find("mutable-images", rolloutOf(), wrong)).toEqual([
      at(
        "mutable-images",
        wrong,
        'image "nginx" of container main can change under the same name: it has no tag, which means latest',
        "pin a release or a digest",
      ),
    ]);
  });

  it("DP19: a Secret that its pods read and nothing produces is found", () => {
    const secretKeyRef = { name: "oauth", key: "token" };
    const wrong = rolloutOf({ env: [{ name: "TOKEN", valueFrom: { secretKeyRef } }] });
    expect(find("references", wrong)).toEqual([
      at(
        "references",
        wrong,
        "env TOKEN reads key token of Secret oauth, which nothing produces",
        "add Secret oauth to namespace shop, or correct the name",
      ),
    ]);
  });

  it("DP19: an autoscaler may act on it, and no longer on the Deployment that it replaced", () => {
    const right = autoscalerOf("argoproj.io/v1alpha1", "Rollout");
    expect(find("references", rolloutOf(), right)).toEqual([]);
    const wrong = autoscalerOf("apps/v1", "Deployment");
    expect(find("references", rolloutOf(), wrong).map(({ message }) => message)).toEqual([
      "spec.scaleTargetRef names Deployment web, which nothing produces",
    ]);
  });

  it("DP19: its preview Service has to exist", () => {
    const strategy = { blueGreen: { activeService: "web", previewService: "web-preview" } };
    const found = find("references", rolloutOf({}, strategy), service("web"));
    expect(found.map(({ message }) => message)).toEqual([
      "spec.strategy.blueGreen.previewService names Service web-preview, which nothing produces",
    ]);
  });

  it.each(["service-selectors", "disruption-budget-selectors"])("DP19: its pods are seen by %s", (rule) => {
    const budget = object("policy/v1 PodDisruptionBudget", "web", {
      spec: { maxUnavailable: 1, selector: { matchLabels: { app: "web" } } },
    });
    expect(find(rule, rolloutOf(), service("web"), budget)).toEqual([]);
    expect(find(rule, service("web"), budget)).toHaveLength(1);
  });

  it("DP19: a cluster without Argo Rollouts cannot run it", () => {
    expect(findingsOf("custom-resource-definitions", [rolloutOf()]).map(({ message }) => message)).toEqual([
      "nothing brings the CustomResourceDefinition of Rollout of argoproj.io",
    ]);
  });
});
