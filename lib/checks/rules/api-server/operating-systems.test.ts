import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const windows = { os: { name: "windows" } };

describe("pods of an operating system", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("operating-systems", [
        deployment("web", { securityContext: { runAsNonRoot: true } }, windows),
        deployment("other", { securityContext: { runAsUser: 1000 } }, { os: { name: "linux" } }),
        deployment(
          "host",
          {},
          {
            ...windows,
            hostNetwork: true,
            securityContext: { windowsOptions: { hostProcess: true } },
          },
        ),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", { securityContext: { runAsUser: 1000 } }, windows),
      "securityContext of container main has runAsUser, which Windows does not know",
      "remove runAsUser, or os",
    ],
    [
      deployment("web", {}, { ...windows, securityContext: { fsGroup: 1 } }),
      "securityContext of its pods has fsGroup, which Windows does not know",
      "remove fsGroup, or os",
    ],
    [
      deployment("web", {}, { ...windows, hostPID: true }),
      "its pods are of Windows, which does not know hostPID",
      "remove hostPID, or os",
    ],
    [
      deployment("web", { securityContext: { windowsOptions: {} } }, { os: { name: "linux" } }),
      "its pods are of Linux and have windowsOptions",
      "remove windowsOptions, or os",
    ],
    [
      deployment("web", {}, { securityContext: { windowsOptions: { hostProcess: true } } }),
      "its pods are host processes without hostNetwork",
      "write hostNetwork: true",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("operating-systems", [one])).toEqual([at("operating-systems", one, message, fix)]);
  });
});
