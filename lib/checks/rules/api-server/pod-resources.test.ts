import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const cpu = (request: string, limit: string) => ({ requests: { cpu: request }, limits: { cpu: limit } });

describe("resources of whole pods", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("pod-resources", [
        deployment("web", { resources: cpu("500m", "1") }, { resources: cpu("1", "2") }),
        deployment(
          "gpu",
          { resources: { claims: [{ name: "gpu" }] } },
          {
            resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpu" }],
          },
        ),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", { resources: cpu("2", "2") }, { resources: cpu("1", "2") }),
      "its pods request 1 of cpu, less than their containers together",
      "raise the request of the pods, or lower those of the containers",
    ],
    [
      deployment("web", { resources: cpu("1", "4") }, { resources: cpu("1", "2") }),
      "container main has a limit of 4 of cpu, above that of its pods",
      "lower it, or raise the limit of the pods",
    ],
    [
      deployment("web", {}, { resources: cpu("3", "2") }),
      "its pods request 3 of cpu, above their limit of 2",
      "raise the limit, or lower the request",
    ],
    [
      deployment("web", {}, { resources: { requests: { "example.com/gpu": "1" } } }),
      "resources.requests of its pods names example.com/gpu, which is no resource of a whole pod",
      "write it for a container",
    ],
    [
      deployment(
        "web",
        { resources: { claims: [{ name: "gpus" }] } },
        { resourceClaims: [{ name: "gpu", resourceClaimName: "gpu" }] },
      ),
      "container main uses resource claim gpus, which its pods do not have",
      "write gpu",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("pod-resources", [one])).toEqual([at("pod-resources", one, message, fix)]);
  });
});
