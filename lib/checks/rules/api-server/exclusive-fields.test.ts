import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const claim = (device: Readonly<Record<string, Value>>) =>
  object("resource.k8s.io/v1 ResourceClaim", "gpu", {
    spec: { devices: { requests: [{ name: "gpu", ...device }] } },
  });
const exactly = { deviceClassName: "gpu.example.com" };
const level = (spec: Readonly<Record<string, Value>>) =>
  object("flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration", "web", { spec });

describe("fields that exclude each other", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("exclusive-fields", [
        claim({ exactly }),
        claim({ exactly, firstAvailable: [] }),
        level({ type: "Limited", limited: { limitResponse: { type: "Reject" } } }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      claim({ exactly, firstAvailable: [{ name: "a", ...exactly }] }),
      "spec.devices.requests[0] has exactly and firstAvailable",
      "keep one of them",
    ],
    [claim({}), "spec.devices.requests[0] has none of exactly and firstAvailable", "write one of them"],
    [
      level({ type: "Exempt", exempt: {}, limited: { limitResponse: { type: "Reject" } } }),
      "spec is of the type Exempt, but has limited",
      "remove limited",
    ],
    [level({ type: "Limited" }), "spec is of the type Limited, but has no limited", "write limited"],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("exclusive-fields", [one])).toEqual([at("exclusive-fields", one, message, fix)]);
  });
});
