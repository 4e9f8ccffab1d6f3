import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

type Fields = Readonly<Record<string, Value>>;
const find = (one: KubernetesObject) => findingsOf("resource-quantities", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("resource-quantities", one, message, fix)]);
}

describe("resources", () => {
  const container = (requests: Fields, limits: Fields = {}) =>
    deployment("web", { resources: { requests, limits } });

  it.each<[Fields, Fields]>([
    [
      { cpu: "500m", memory: "1Gi" },
      { cpu: 0.5, memory: "1024Mi" },
    ],
    [{ memory: "1Gi" }, { cpu: 1 }],
    [{ "nvidia.com/gpu": 1 }, { "nvidia.com/gpu": "1" }],
  ])("may be requests %j and limits %j", (requests, limits) => {
    expect(find(container(requests, limits))).toEqual([]);
  });

  it.each([
    ["cpu", "600m", "0.5"],
    ["memory", "1G", "512Mi"],
    ["ephemeral-storage", "2Gi", "1Gi"],
    ["memory", "9007199254740993", "9007199254740992"],
  ])("of %s may not be a request of %s above a limit of %s", (resource, request, limit) => {
    expectFault(
      container({ [resource]: request }, { [resource]: limit }),
      `container main requests ${request} of ${resource}, above its limit of ${limit}`,
      "raise the limit, or lower the request",
    );
  });

  it("are of kinds that a container can have", () => {
    expectFault(
      container({ cpus: 1 }),
      "resources.requests of container main names cpus, which is no resource of a container",
      "write cpu, memory or ephemeral-storage, or the whole name of an extended resource",
    );
  });

  it("are not less than nothing", () => {
    expectFault(
      container({}, { cpu: "-1" }),
      "cpu in resources.limits of container main is -1, less than nothing",
      "write a positive quantity",
    );
  });

  it.each<[Fields, Fields, string, string]>([
    [
      { "nvidia.com/gpu": 1 },
      {},
      "container main requests nvidia.com/gpu without a limit",
      "write the same under limits: nvidia.com/gpu cannot be shared",
    ],
    [
      { "nvidia.com/gpu": 1 },
      { "nvidia.com/gpu": 2 },
      "container main requests 1 of nvidia.com/gpu, but its limit is 2",
      "write the same for both: nvidia.com/gpu cannot be shared",
    ],
    [
      {},
      { "nvidia.com/gpu": "0.5" },
      "nvidia.com/gpu in resources.limits of container main is 0.5, a part of one",
      "write a whole number",
    ],
  ])("of devices are whole and reserved: not %j of %j", (requests, limits, message, fix) => {
    expectFault(container(requests, limits), message, fix);
  });
});
