import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

describe("numbers", () => {
  it("pass within their bounds", () => {
    expect(
      findingsOf("number-ranges", [
        deployment("web", { ports: [{ containerPort: 65_535 }] }),
        object("batch/v1 CronJob", "backup", { spec: { successfulJobsHistoryLimit: 0 } }),
      ]),
    ).toEqual([]);
  });

  it("may be nothing for an autoscaler of metrics from elsewhere", () => {
    const autoscaler = (type: string) =>
      object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
        spec: { minReplicas: 0, metrics: [{ type }] },
      });
    expect(findingsOf("number-ranges", [autoscaler("External")])).toEqual([]);
    expect(findingsOf("number-ranges", [autoscaler("Resource")])).toHaveLength(1);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", { ports: [{ containerPort: 70_000 }] }),
      "ports[0].containerPort of container main is 70000",
      "write a number from 1 to 65535",
    ],
    [
      deployment("web", { livenessProbe: { httpGet: { port: 80 }, periodSeconds: -1 } }),
      "livenessProbe.periodSeconds of container main is -1",
      "write a number 0 or more",
    ],
    [
      object("apps/v1 Deployment", "web", { spec: { replicas: -1 } }),
      "spec.replicas is -1",
      "write a number 0 or more",
    ],
    [
      object("batch/v1 CronJob", "backup", { spec: { jobTemplate: { spec: { backoffLimit: -1 } } } }),
      "backoffLimit of its Jobs is -1",
      "write a number 0 or more",
    ],
    [
      object("Service", "web", { spec: { ports: [{ port: 0 }] } }),
      "spec.ports[0].port is 0",
      "write a number from 1 to 65535",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("number-ranges", [one])).toEqual([at("number-ranges", one, message, fix)]);
  });
});
