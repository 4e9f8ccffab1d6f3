import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const privileged = { securityContext: { privileged: true } };
const template = { spec: { containers: [{ name: "agent", image: "agent:1.0.0", ...privileged }] } };
const sysctl = {
  name: "sysctl",
  image: "busybox:1.36",
  command: ["sysctl", "-w", "vm.max_map_count=262144"],
  ...privileged,
};

describe("privileged-containers", () => {
  it.each([
    ["an agent of nodes", object("apps/v1 DaemonSet", "agent", { spec: { template } })],
    ["what builds images", deployment("build", { image: "docker:27-dind", ...privileged })],
    ["what prepares the node", deployment("search", {}, { initContainers: [sysctl] })],
    ["a container that says that it is not", deployment("web", { securityContext: { privileged: false } })],
  ])("accepts %s", (_, one) => {
    expect(findingsOf("privileged-containers", [one])).toEqual([]);
  });

  it("refuses what ships the logs of nodes, which reads files", () => {
    const shipper = { name: "fluent-bit", image: "docker.io/fluent/fluent-bit:3.2.2", ...privileged };
    const one = object("apps/v1 DaemonSet", "logs", {
      spec: { template: { spec: { containers: [shipper] } } },
    });
    expect(findingsOf("privileged-containers", [one])).toEqual([
      at(
        "privileged-containers",
        one,
        "container fluent-bit is privileged",
        "remove securityContext.privileged, and add the one capability that it needs",
      ),
    ]);
  });

  it("refuses an ordinary container", () => {
    const one = deployment("web", privileged);
    expect(findingsOf("privileged-containers", [one])).toEqual([
      at(
        "privileged-containers",
        one,
        "container main is privileged",
        "remove securityContext.privileged, and add the one capability that it needs",
      ),
    ]);
  });
});
