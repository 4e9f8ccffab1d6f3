import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

describe("host-namespaces", () => {
  it.each([
    ["pods of their own namespaces", deployment("web", {}, { hostNetwork: false })],
    ["what manages nodes", deployment("driver", { image: "ebs-csi-driver:1.0.0" }, { hostNetwork: true })],
  ])("accepts %s", (_, one) => {
    expect(findingsOf("host-namespaces", [one])).toEqual([]);
  });

  it("lets what ships the logs of nodes share their network, and nothing else", () => {
    const find = (field: string) => {
      const shipper = deployment("logs", { image: "docker.io/grafana/promtail:3.0.0" }, { [field]: true });
      return findingsOf("host-namespaces", [shipper]);
    };
    expect(find("hostNetwork")).toEqual([]);
    expect(find("hostPID")).toHaveLength(1);
  });

  it.each([
    [
      "hostNetwork",
      "it shares the network of its node: no NetworkPolicy holds for it, and its ports are those of the node",
    ],
    ["hostPID", "it sees all processes of its node, with their environments"],
    ["hostIPC", "it shares the memory of processes of its node"],
  ])("refuses %s", (field, effect) => {
    const one = deployment("web", {}, { [field]: true });
    expect(findingsOf("host-namespaces", [one])).toEqual([
      at("host-namespaces", one, `${field} is true: ${effect}`, `remove ${field}`),
    ]);
  });
});
