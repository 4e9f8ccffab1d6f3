import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

describe("pods with users of their own", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("user-namespaces", [
        deployment("web", { securityContext: { procMount: "Unmasked" } }, { hostUsers: false }),
        deployment("other", {}, { hostUsers: true, hostNetwork: true }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", {}, { hostUsers: false, hostNetwork: true }),
      "its pods have users of their own and hostNetwork",
      "remove hostNetwork, or hostUsers: false",
    ],
    [
      deployment("web", { securityContext: { procMount: "Unmasked" } }),
      "container main has procMount Unmasked",
      "write hostUsers: false, or remove it",
    ],
    [
      deployment("web", { volumeDevices: [{ name: "a", devicePath: "/dev/a" }] }, { hostUsers: false }),
      "container main has volumeDevices, but its pods have users of their own",
      "remove hostUsers: false",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("user-namespaces", [one])).toEqual([at("user-namespaces", one, message, fix)]);
  });
});
