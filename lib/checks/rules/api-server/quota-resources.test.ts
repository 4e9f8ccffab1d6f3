import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const quota = (hard: Readonly<Record<string, Value>>) => object("ResourceQuota", "web", { spec: { hard } });

describe("quotas", () => {
  it("pass for what Kubernetes counts", () => {
    expect(
      findingsOf("quota-resources", [
        quota({
          "requests.cpu": 4,
          pods: "10",
          "count/deployments.apps": 5,
          "gp3.storageclass.storage.k8s.io/requests.storage": "1Gi",
          "requests.nvidia.com/gpu": 1,
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [quota({ "request.cpu": 4 }), "spec.hard.request.cpu is no resource of a quota", "write requests.cpu"],
    [
      quota({ deployments: 4 }),
      "spec.hard.deployments is no resource of a quota",
      "write a resource such as requests.cpu, or count/<resource>.<group>",
    ],
    [quota({ pods: "1.5" }), "spec.hard.pods is 1.5, a part of one", "write a whole number"],
    [quota({ "limits.memory": "-1Gi" }), "spec.hard.limits.memory is -1Gi", "write 0 or more"],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("quota-resources", [one])).toEqual([at("quota-resources", one, message, fix)]);
  });
});
