import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

describe("security contexts", () => {
  it("pass without contradictions", () => {
    expect(
      findingsOf("security-contexts", [
        deployment("web", {
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { add: ["NET_BIND_SERVICE"] },
            seccompProfile: { type: "RuntimeDefault" },
          },
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", { securityContext: { allowPrivilegeEscalation: false, privileged: true } }),
      "container main forbids privilege escalation and has privileged",
      "remove privileged, or allow privilege escalation",
    ],
    [
      deployment("web", {
        securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ["SYS_ADMIN"] } },
      }),
      "container main forbids privilege escalation and has the capability SYS_ADMIN",
      "remove the capability SYS_ADMIN, or allow privilege escalation",
    ],
    [
      deployment("web", { securityContext: { seccompProfile: { type: "Localhost" } } }),
      "seccompProfile of container main is of the type Localhost and names no profile",
      "write localhostProfile",
    ],
    [
      deployment(
        "web",
        {},
        { securityContext: { seccompProfile: { type: "RuntimeDefault", localhostProfile: "a.json" } } },
      ),
      "seccompProfile of its pods has localhostProfile, but is of the type RuntimeDefault",
      "remove localhostProfile",
    ],
    [
      deployment("web", {}, { hostPID: true, shareProcessNamespace: true }),
      "its pods share processes among themselves and with the node",
      "remove shareProcessNamespace or hostPID",
    ],
    [
      deployment(
        "web",
        {},
        { hostNetwork: true, securityContext: { sysctls: [{ name: "net.core.somaxconn", value: "1024" }] } },
      ),
      "its pods set net.core.somaxconn, but have the network of the node",
      "remove it, or hostNetwork",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("security-contexts", [one])).toEqual([at("security-contexts", one, message, fix)]);
  });
});
