import { describe, expect, it } from "vitest";
import { nodeGroup } from "./cluster.fixture.ts";
import { checkNodeGroups, diskOf, type NodeGroup } from "./node-group.ts";
import { gibibytes, mebibytes } from "./quantity.ts";
import { refusedBy } from "./refusals.fixture.ts";

function problemsOf(...nodeGroups: readonly NodeGroup[]): string[] {
  return refusedBy(() => checkNodeGroups(nodeGroups, "test"));
}

describe("node groups", () => {
  it("are refused where there is none", () => {
    expect(problemsOf()).toEqual(["cluster test has no node groups; give at least one"]);
  });

  it("are refused under one name", () => {
    expect(problemsOf(nodeGroup, nodeGroup)).toEqual([
      'cluster test has two node groups named "main"; rename one',
    ]);
  });

  it("are refused without instance types", () => {
    expect(problemsOf({ ...nodeGroup, instanceTypes: [] })).toEqual([
      "node group main of cluster test has no instance types; name at least one",
    ]);
  });

  it("are refused with an instance type that nobody knows, where no type checker has seen it", () => {
    const unchecked: NodeGroup = JSON.parse(JSON.stringify({ ...nodeGroup, instanceTypes: ["t9.large"] }));
    expect(problemsOf(unchecked)).toEqual([
      'instance type "t9.large" of node group main of cluster test is not known; choose of t3.small, t3a.small, t3.medium, t3a.medium, t3.large, t3.xlarge, or add it to lib/model/instance-type.ts',
    ]);
  });

  it.each([
    [2, 1, 3],
    [1, 4, 3],
    [-1, 1, 2],
    [0, 0, 0],
    [1, 1.5, 2],
    [Number.NaN, 1, 2],
    [1, 2, Number.POSITIVE_INFINITY],
  ])("are refused with min %d, desired %d, max %d", (min, desired, max) => {
    expect(problemsOf({ ...nodeGroup, min, desired, max })).toEqual([
      `node group main of cluster test has min ${min}, desired ${desired}, max ${max}; give whole numbers in rising order, with a max of at least 1`,
    ]);
  });

  it.each([
    [0, 0, 1],
    [2, 2, 2],
    [1, 2, 3],
  ])("are taken with min %d, desired %d, max %d", (min, desired, max) => {
    expect(problemsOf({ ...nodeGroup, min, desired, max })).toEqual([]);
  });

  it("are refused with a disk that the system's image does not fit on, or a part of a GiB", () => {
    expect(problemsOf({ ...nodeGroup, disk: gibibytes(19) })).toEqual([
      "node group main of cluster test has disks of 19 GiB; give whole GiB, and at least 20 for images",
    ]);
    expect(problemsOf({ ...nodeGroup, disk: mebibytes(20_992) })).toEqual([
      "node group main of cluster test has disks of 20.5 GiB; give whole GiB, and at least 20 for images",
    ]);
  });

  it("have their disks in GiB", () => {
    expect(diskOf({ ...nodeGroup, disk: gibibytes(30) })).toBe(30);
  });
});
