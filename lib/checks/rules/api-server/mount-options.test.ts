import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const mounted = (mount: Readonly<Record<string, Value>>, container: Readonly<Record<string, Value>> = {}) =>
  deployment(
    "web",
    { volumeMounts: [{ name: "a", mountPath: "/a", ...mount }], ...container },
    { volumes: [{ name: "a", emptyDir: {} }] },
  );

describe("mounts", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("mount-options", [
        mounted({ readOnly: true, recursiveReadOnly: "IfPossible" }),
        mounted({ mountPropagation: "Bidirectional" }, { securityContext: { privileged: true } }),
        deployment(
          "block",
          { volumeDevices: [{ name: "a", devicePath: "/dev/a" }] },
          {
            volumes: [{ name: "a", persistentVolumeClaim: { claimName: "a" } }],
          },
        ),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      mounted({ mountPropagation: "Bidirectional" }),
      "the mount /a of container main has mountPropagation Bidirectional, but container main is not privileged",
      "write HostToContainer, or make the container privileged",
    ],
    [
      mounted({ recursiveReadOnly: "Enabled" }),
      "the mount /a of container main has recursiveReadOnly, but is not readOnly",
      "write readOnly: true",
    ],
    [
      mounted({ readOnly: true, recursiveReadOnly: "Enabled", mountPropagation: "HostToContainer" }),
      "the mount /a of container main has recursiveReadOnly and mountPropagation HostToContainer",
      "remove mountPropagation",
    ],
    [
      deployment(
        "web",
        { volumeDevices: [{ name: "a", devicePath: "/dev/a" }] },
        { volumes: [{ name: "a", emptyDir: {} }] },
      ),
      "container main has volume a as a device, but it is no claim",
      "write it under volumeMounts, or take the device from a claim",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("mount-options", [one])).toEqual([at("mount-options", one, message, fix)]);
  });
});
