import { describe, expect, it } from "vitest";
import { orSay } from "../../change/change.fixture.ts";
import { changedFacts, infrastructure } from "../../change/infrastructure.fixture.ts";

describe("node-group-removal", () => {
  const { node_groups } = infrastructure;
  const { main } = node_groups;

  it("finds a group that is gone", () => {
    const cure = "add the group that takes its place first, and remove this one later";
    expect(changedFacts("node-group-removal", { node_groups: {} })).toEqual([
      `NodeGroup main is gone: all of its nodes are drained and deleted, and their pods need room elsewhere; ${orSay(cure, "Destroys: NodeGroup main")}`,
    ]);
  });

  it("finds a group without nodes", () => {
    expect(changedFacts("node-group-removal", { node_groups: { main: { ...main, max: 0 } } })).toEqual([
      `NodeGroup main has no nodes any more: max is 0; ${orSay("leave it at least one", "Destroys: NodeGroup main")}`,
    ]);
  });

  it("takes a group that is added, and other sizes", () => {
    expect(
      changedFacts("node-group-removal", { node_groups: { main: { ...main, max: 9 }, more: main } }),
    ).toEqual([]);
  });
});
