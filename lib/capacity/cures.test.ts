import { expect, it } from "vitest";
import { capacityOf, nodesOf, pods, poolOf } from "./capacity.fixture.ts";
import { cheapestCure } from "./cures.ts";
import { cureText } from "./text.ts";

function cureOf(...given: Parameters<typeof capacityOf>): string | undefined {
  const cure = cheapestCure(capacityOf(...given), "min");
  return cure && cureText(cure);
}

const heavy = pods("web", { min: 3, requests: { cpu: 10, memory: 2000 } });
const many = pods("web", { min: 20, requests: { cpu: 10, memory: 10 } });

it("is prefix delegation where only places for pods are missing, for it costs nothing", () => {
  expect(cureOf(nodesOf([poolOf(1)]), [many])).toBe(
    "write prefixDelegation: true in its network; it costs nothing",
  );
});

it("says that prefix delegation takes larger subnets, where it does", () => {
  expect(cureOf(nodesOf([poolOf(1)], { addresses: 50 }), [many])).toBe(
    "write prefixDelegation: true in its network, and enlarge the subnets of the nodes from 50 to at least 67 addresses; it costs nothing",
  );
});

it("is a node more where memory is missing", () => {
  expect(cureOf(nodesOf([poolOf(2)]), [heavy])).toBe(
    "raise the max of node group main from 2 to 3; it costs 30.37 USD a month more with all nodes running",
  );
});

it("is a larger type where no number of nodes helps", () => {
  expect(cureOf(nodesOf([poolOf(2)]), [pods("search", { requests: { cpu: 10, memory: 5000 } })])).toBe(
    "make the nodes of node group main t3.large; it costs 60.74 USD a month more with all nodes running",
  );
});

it("leaves to a group those of its types that are large enough", () => {
  const mixed = poolOf(2, { types: ["t3a.medium", "t3.medium", "t3a.small"] });
  expect(cureOf(nodesOf([mixed]), [pods("search", { requests: { cpu: 10, memory: 3000 } })])).toMatch(
    /^leave only t3a?\.medium(, t3a?\.medium)? to node group main; it costs/,
  );
});

it("has no price in a region without prices", () => {
  expect(cureOf(nodesOf([poolOf(2)], { region: "eu-west-1" }), [heavy])).toBe(
    "raise the max of node group main from 2 to 3",
  );
});

it("is none where a pod is larger than every node", () => {
  expect(
    cureOf(nodesOf([poolOf(2)]), [pods("search", { requests: { cpu: 10, memory: 50_000 } })]),
  ).toBeUndefined();
});
