import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const claim = (devices: Readonly<Record<string, Value>>) =>
  object("resource.k8s.io/v1 ResourceClaim", "gpu", { spec: { devices } });
const request = { name: "gpu", exactly: { deviceClassName: "gpu.example.com" } };

describe("requests for devices", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("device-requests", [
        claim({
          requests: [request],
          constraints: [{ requests: ["gpu"], matchAttribute: "a.example.com/b" }],
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      claim({ requests: [request], config: [{ requests: ["gpus"] }] }),
      "spec.devices.config[0] is about request gpus, which there is not",
      "write gpu",
    ],
    [
      claim({ requests: [{ name: "gpu", exactly: { allocationMode: "All", count: 2 } }] }),
      "spec.devices.requests[0].exactly asks for all devices and a count",
      "remove count",
    ],
    [
      claim({
        requests: [{ name: "gpu", exactly: { tolerations: [{ key: "a", operator: "Exists", value: "b" }] } }],
      }),
      "spec.devices.requests[0].exactly.tolerations[0] asks whether a taint exists and has a value",
      "remove the value, or write operator Equal",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("device-requests", [one])).toEqual([at("device-requests", one, message, fix)]);
  });
});
