import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "pod-priorities";
const critical = object("scheduling.k8s.io/v1 PriorityClass", "critical", { value: 1000 });
const web = (podSpec: Record<string, string | number>) => deployment("web", {}, podSpec);

describe("the priority of a pod", () => {
  it.each([{}, { priorityClassName: "critical" }, { priorityClassName: "critical", priority: 1000 }])(
    "is that of its class: %j",
    (podSpec) => {
      expect(findingsOf(rule, [critical, web(podSpec)])).toEqual([]);
    },
  );

  it("is no other", () => {
    const wrong = web({ priorityClassName: "critical", priority: 50 });
    expect(findingsOf(rule, [critical, wrong])).toEqual([
      at(rule, wrong, "priority is 50, and its PriorityClass critical has 1000", "remove priority"),
    ]);
  });
});
