import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, release } from "../../tree.fixture.ts";

const rule = "schedulers";
const web = deployment("web", {}, { schedulerName: "gang-scheduler" });
const message =
  "its pods wait for the scheduler gang-scheduler, which nothing in the cluster runs: they stay Pending for ever";
const fix = "remove schedulerName, or add the scheduler";

describe("a scheduler that pods name", () => {
  it("is that of the cluster, or one that runs in it", () => {
    expect(findingsOf(rule, [deployment("web", {}, { schedulerName: "default-scheduler" })])).toEqual([]);
    expect(findingsOf(rule, [web, deployment("gang-scheduler")])).toEqual([]);
    expect(findingsOf(rule, [web], { charts: [release("volcano")] })).toEqual([]);
  });

  it("is refused where nothing runs it", () => {
    expect(findingsOf(rule, [web])).toEqual([at(rule, web, message, fix)]);
  });

  it("is warned of where a chart may run it", () => {
    const doubt = `${message}, but the facts do not say what chart tool brings`;
    expect(findingsOf(rule, [web], { charts: [release("tool")] })).toEqual([
      at(rule, web, doubt, fix, "warning"),
    ]);
  });
});

describe("pods that", () => {
  it.each([
    [
      { nodeName: "ip-10-0-0-1" },
      "its pods are bound to the node ip-10-0-0-1, past the scheduler: they fail when the node is replaced or full",
      "remove nodeName, and choose nodes by their labels",
    ],
    [
      { nodeSelector: { "kubernetes.io/hostname": "ip-10-0-0-1" } },
      "its pods may only run on the node ip-10-0-0-1: they stay Pending when it is replaced",
      "choose nodes by a label of their node group",
    ],
    [
      { schedulingGates: [{ name: "example.com/budget" }] },
      "its pods wait until something removes their scheduling gate example.com/budget: they stay Pending until then",
      "remove schedulingGates, unless a controller opens them",
    ],
  ])("wait for one thing are warned of: %o", (podSpec, expected, cure) => {
    const bound = deployment("web", {}, podSpec);
    expect(findingsOf(rule, [bound])).toEqual([at(rule, bound, expected, cure, "warning")]);
  });
});
