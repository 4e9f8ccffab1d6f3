import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerAt, type Capacity, fewestNodes } from "./assessment.ts";
import { capacityOf, nodesOf, pods, poolOf } from "./capacity.fixture.ts";
import type { PodSet } from "./demand.ts";

/** Names of what finds no place, with how many. */
function missing(capacity: Capacity, replicas: "min" | "max" = "min"): Record<string, number> {
  const answer = answerAt(capacity, "max", replicas);
  return Object.fromEntries(answer.missing.map(({ set, count }) => [set.name, count]));
}

const on = (nodes: number, ...sets: readonly PodSet[]) => capacityOf(nodesOf([poolOf(nodes)]), sets);

describe("pods find no place", () => {
  it("beyond the memory of the nodes", () => {
    expect(missing(on(1, pods("web", { min: 4, requests: { cpu: 10, memory: 1024 } })))).toEqual({ web: 1 });
  });

  it("beyond the CPU of the nodes", () => {
    expect(missing(on(1, pods("web", { min: 4, requests: { cpu: 500, memory: 1 } })))).toEqual({ web: 1 });
  });

  it("beyond the number of pods that a node takes, DaemonSets counted", () => {
    const capacity = capacityOf(
      nodesOf([poolOf(1)]),
      [pods("web", { min: 17, requests: { cpu: 0, memory: 0 } })],
      [pods("agent")],
    );
    expect(missing(capacity)).toEqual({ web: 1 });
  });

  it("where no node has a whole place left, though all nodes together have", () => {
    expect(missing(on(2, pods("web", { min: 3, requests: { cpu: 10, memory: 2000 } })))).toEqual({ web: 1 });
  });

  it("where no node has the label that they ask for", () => {
    const arm = { "kubernetes.io/arch": "arm64" };
    expect(missing(on(1, pods("web", { nodeSelector: arm })))).toEqual({ web: 1 });
  });

  it("on nodes whose taint they do not bear", () => {
    const taint = { key: "interruptible", value: "true" };
    const nodes = nodesOf([poolOf(1, { taints: [taint] })]);
    expect(missing(capacityOf(nodes, [pods("web"), pods("batch", { tolerations: [taint] })]))).toEqual({
      web: 1,
    });
    expect(missing(capacityOf(nodes, [pods("agent", { tolerations: [{}] })]))).toEqual({});
  });

  it("where their disk is in a zone without a node", () => {
    expect(missing(on(1, pods("database", { isHeld: true })))).toEqual({ database: 1 });
    expect(missing(on(2, pods("database", { isHeld: true })))).toEqual({});
  });

  it("where a binding spread keeps them apart and the other node is full", () => {
    const spread = [{ over: "node", maxSkew: 1 }] as const;
    const capacity = on(
      2,
      pods("database", { min: 1, isHeld: true, requests: { cpu: 10, memory: 3200 } }),
      pods("web", { min: 3, spread }),
    );
    expect(missing(capacity)).toEqual({ web: 2 });
  });

  it("where each wants a node for itself", () => {
    expect(missing(on(2, pods("web", { min: 3, alone: ["node"] })))).toEqual({ web: 1 });
    expect(missing(on(3, pods("web", { min: 3, alone: ["zone"] })))).toEqual({ web: 1 });
  });

  it("when there are as many as there may be, and not before", () => {
    const capacity = on(1, pods("web", { min: 1, max: 4, requests: { cpu: 10, memory: 1024 } }));
    expect([missing(capacity, "min"), missing(capacity, "max")]).toEqual([{}, { web: 1 }]);
  });
});

describe("an answer", () => {
  it("tells what room is left, together and in each zone", () => {
    const answer = answerAt(on(2, pods("web")), "max", "min");
    expect(answer).toMatchObject({
      nodes: 2,
      pods: 1,
      room: { cpu: 3860, memory: 6492, pods: 34 },
      free: { cpu: 3760, memory: 6364, pods: 33 },
      zones: [
        { zone: "us-east-1a", nodes: 1, free: { cpu: 1830, memory: 3118, pods: 16 } },
        { zone: "us-east-1b", nodes: 1, free: { cpu: 1930, memory: 3246, pods: 17 } },
      ],
      disksIn: undefined,
    });
  });

  it("is that for the worst zone that disks can be in", () => {
    const heavy = { requests: { cpu: 10, memory: 2000 }, isHeld: true };
    const answer = answerAt(on(3, pods("first", heavy), pods("second", heavy)), "max", "min");
    expect(answer.disksIn).toBe("us-east-1b");
    expect(answer.missing.map(({ set: { name } }) => name)).toEqual(["second"]);
  });

  it("takes of every type of a group the least", () => {
    const nodes = nodesOf([poolOf(1, { types: ["t3a.small", "t3.medium", "t3.small"] })]);
    expect(answerAt(capacityOf(nodes, []), "max", "min").room).toEqual({ cpu: 1930, memory: 1418, pods: 8 });
  });

  it("never places more than a node has, whatever the pods are", () => {
    const sets = fc.array(
      fc.record({ cpu: fc.nat(900), memory: fc.nat(2000), min: fc.nat(5), isHeld: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(sets, (given) => {
        const all = given.map(({ cpu, memory, min, isHeld }, index) =>
          pods(`set-${index}`, { requests: { cpu, memory }, min, isHeld }),
        );
        const { free, room, missing: lost } = answerAt(on(3, ...all), "max", "min");
        const placed = all.map((set) => set.min - (lost.find((one) => one.set === set)?.count ?? 0));
        const taken = all.reduce(
          (sum, { requests }, index) => sum + requests.memory * (placed[index] ?? 0),
          0,
        );
        expect(free.memory).toBeGreaterThanOrEqual(0);
        expect(room.memory - free.memory).toBe(taken);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the fewest nodes", () => {
  const small = poolOf(5, { min: 1 });

  it("are as many as the pods need that there always are", () => {
    const capacity = capacityOf(nodesOf([small]), [
      pods("web", { min: 3, requests: { cpu: 10, memory: 2000 } }),
    ]);
    expect(fewestNodes(capacity)).toEqual(new Map([["main", 3]]));
  });

  it("are unknown where the most are too few", () => {
    const capacity = capacityOf(nodesOf([small]), [
      pods("web", { min: 6, requests: { cpu: 10, memory: 2000 } }),
    ]);
    expect(fewestNodes(capacity)).toBeUndefined();
  });
});
