import { describe, expect, it } from "vitest";
import { batch, general, withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "pod-size";
const asks = (cpu: string, memory: string) => deployment("web", { resources: { requests: { cpu, memory } } });

describe("a pod", () => {
  it("fits on an empty node", () => {
    expect(findingsOf(rule, [asks("1800m", "6Gi")], withNodes())).toEqual([]);
    expect(findingsOf(rule, [asks("90", "6Gi")])).toEqual([]);
    expect(findingsOf(rule, [asks("90", "900Gi")], withNodes({ name: "any" }))).toEqual([]);
  });

  it("that requests more than what DaemonSets leave of a node is refused", () => {
    const web = asks("1900m", "64Mi");
    expect(findingsOf(rule, [web], withNodes())).toEqual([
      at(
        rule,
        web,
        "each pod requests 1900m CPU, and the largest node it may run on has 1800m: it stays Pending for ever",
        "request less, or add a node group of a larger instance type",
      ),
    ]);
  });

  it("that requests more than the whole machine is refused, where only the instance type is told", () => {
    const told = { name: "batch", instanceType: "c6i.large" };
    expect(findingsOf(rule, [asks("100m", "5Gi")], withNodes(told))).toMatchObject([
      {
        message:
          "each pod requests 5120Mi memory, and the largest node it may run on has 4096Mi: it stays Pending for ever",
      },
    ]);
  });

  it("that needs the CPU of one node and the memory of another is refused", () => {
    const large = { name: "large", instanceType: "c6i.xlarge" };
    const nodes = withNodes({ ...general, taints: [] }, large, batch);
    expect(findingsOf(rule, [asks("3", "6900Mi")], nodes)).toEqual([]);
    expect(
      findingsOf(
        rule,
        [asks("3", "6900Mi")],
        withNodes(general, { name: "wide", allocatablePerNode: { cpu: 4, memory: "4Gi" } }),
      ),
    ).toMatchObject([
      {
        message: expect.stringContaining(
          "3000m CPU and 6900Mi memory, which no node it may run on has together",
        ),
      },
    ]);
  });
});
