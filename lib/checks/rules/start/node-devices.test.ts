import { describe, expect, it } from "vitest";
import { batch, general, withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "node-devices";
const asks = (device: string) => deployment("web", { resources: { limits: { [device]: 1, cpu: 1 } } });

describe("a device that a container asks for", () => {
  it("is in a node, or nobody knows", () => {
    const gpu = { name: "gpu", instanceType: "g5.xlarge" };
    expect(findingsOf(rule, [asks("nvidia.com/gpu")], withNodes(general, gpu))).toEqual([]);
    expect(findingsOf(rule, [asks("nvidia.com/gpu")])).toEqual([]);
    expect(findingsOf(rule, [asks("example.com/camera")], withNodes())).toEqual([]);
  });

  it("is in none of the nodes that the pod may run on", () => {
    const web = asks("nvidia.com/gpu");
    expect(findingsOf(rule, [web], withNodes(general, { ...batch, taints: [] }))).toEqual([
      at(
        rule,
        web,
        "a container asks for nvidia.com/gpu, and the nodes of batch and general, c6i.large and m7g.large, have none: its pods stay Pending for ever",
        "add a node group of an instance type with the device, or do not ask for it",
      ),
    ]);
  });

  it("has a name that is nearly that of a device", () => {
    const web = asks("nvidia.com/gpus");
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "a container asks for nvidia.com/gpus, which no device plugin offers: its pods stay Pending for ever",
        "write nvidia.com/gpu",
      ),
    ]);
  });
});
