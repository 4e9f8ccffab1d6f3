import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const hpa = (spec: Readonly<Record<string, Value>>) =>
  object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
    spec: {
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      ...spec,
    },
  });

describe("metrics of autoscalers", () => {
  it("pass with the source and one amount of their type", () => {
    expect(
      findingsOf("autoscaler-metrics", [
        hpa({
          metrics: [
            {
              type: "Resource",
              resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
            },
            {
              type: "External",
              external: { metric: { name: "queue" }, target: { type: "AverageValue", averageValue: "10" } },
            },
          ],
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      hpa({ metrics: [{ type: "Resource" }] }),
      "spec.metrics[0] is of the type Resource, but has no resource",
      "write resource, or correct the type",
    ],
    [
      hpa({ metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization" } } }] }),
      "spec.metrics[0].resource.target has no amount",
      "write averageUtilization or averageValue",
    ],
    [
      hpa({
        metrics: [
          {
            type: "Resource",
            resource: {
              name: "cpu",
              target: { type: "Utilization", averageUtilization: 70, averageValue: "1" },
            },
          },
        ],
      }),
      "spec.metrics[0].resource.target has averageUtilization and averageValue",
      "keep one of them",
    ],
    [
      hpa({
        metrics: [
          {
            type: "Pods",
            pods: { metric: { name: "requests" }, target: { type: "AverageValue", averageValue: 0 } },
          },
        ],
      }),
      "spec.metrics[0].pods.target.averageValue is 0",
      "write a positive quantity",
    ],
    [
      hpa({
        metrics: [{ type: "Pods", pods: { metric: {}, target: { type: "AverageValue", averageValue: 1 } } }],
      }),
      "spec.metrics[0].pods.metric.name is empty",
      "name the metric",
    ],
    [
      hpa({
        metrics: [
          {
            type: "Resource",
            pods: {},
            resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
          },
        ],
      }),
      "spec.metrics[0] is of the type Resource, but has pods as well",
      "make metrics of their own of them",
    ],
    [
      hpa({ scaleTargetRef: { kind: "Deployment", name: "web" } }),
      "spec.scaleTargetRef is a Deployment of no apiVersion",
      "write its apiVersion, such as apps/v1",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("autoscaler-metrics", [one])).toEqual([at("autoscaler-metrics", one, message, fix)]);
  });
});
