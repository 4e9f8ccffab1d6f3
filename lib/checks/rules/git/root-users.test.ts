import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const held = { runAsNonRoot: true, allowPrivilegeEscalation: false };
const others = ["a", "b", "c"].map((name) => deployment(name, { securityContext: held }));

describe("root-users", () => {
  it("accepts trees that run as other users, and those that say nothing of it", () => {
    expect(findingsOf("root-users", others)).toEqual([]);
    const root = deployment("web", { securityContext: { runAsUser: 0, allowPrivilegeEscalation: true } });
    expect(findingsOf("root-users", [root, deployment("a"), deployment("b"), deployment("c")])).toEqual([]);
  });

  it("accepts root where it prepares something", () => {
    const owner = { name: "chown", image: "busybox:1.36", securityContext: { runAsUser: 0 } };
    const one = deployment("web", { securityContext: held }, { initContainers: [owner] });
    expect(findingsOf("root-users", [...others, one])).toEqual([]);
  });

  it.each([
    [
      deployment("web", {}, { securityContext: { runAsUser: 0 } }),
      "container main runs as root, while most others of the tree do not",
      "set runAsUser to the user of the image, and runAsNonRoot",
    ],
    [
      deployment("web", { securityContext: { ...held, allowPrivilegeEscalation: true } }),
      "container main may gain privileges, while most others of the tree may not",
      "set allowPrivilegeEscalation to false",
    ],
  ])("warns of the one that does not (%#)", (one, message, fix) => {
    expect(findingsOf("root-users", [...others, one])).toEqual([
      at("root-users", one, message, fix, "warning"),
    ]);
  });
});
