import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const runtime = (cpu: string) =>
  object("node.k8s.io/v1 RuntimeClass", "web", {
    handler: "kata",
    overhead: { podFixed: { cpu } },
  });

describe("quantities", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("quantity-bounds", [
        runtime("10m"),
        deployment("web", {}, { volumes: [{ name: "a", emptyDir: { sizeLimit: "0" } }] }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [runtime("-10m"), "overhead.podFixed.cpu is -10m, less than nothing", "write 0 or more"],
    [
      deployment("web", {}, { volumes: [{ name: "a", emptyDir: { sizeLimit: "-1Gi" } }] }),
      "emptyDir.sizeLimit of volume a is -1Gi, less than nothing",
      "write 0 or more",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("quantity-bounds", [one])).toEqual([at("quantity-bounds", one, message, fix)]);
  });
});
