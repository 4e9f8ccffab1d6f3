import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "priority-classes";
const priority = (name: string, value: number, fields: Record<string, Value> = {}) =>
  object("scheduling.k8s.io/v1 PriorityClass", name, { value, ...fields });

describe("a priority", () => {
  it("is one that users may give", () => {
    expect(
      findingsOf(rule, [priority("high", 1_000_000_000, { globalDefault: true }), priority("low", 1)]),
    ).toEqual([]);
  });

  it("is refused above those, or in the name of Kubernetes", () => {
    const [high, system] = [priority("high", 2_000_000_000), priority("system-web", 5)];
    expect(findingsOf(rule, [high, system])).toEqual([
      at(
        rule,
        high,
        "its value is 2000000000, and those above 1000000000 are kept for Kubernetes: the API server refuses it",
        "write a number up to 1000000000",
      ),
      at(
        rule,
        system,
        "its name begins with system-, which is kept for Kubernetes: the API server refuses it",
        "give it another name",
      ),
    ]);
  });

  it("is the default once", () => {
    const [one, two] = [priority("a", 1, { globalDefault: true }), priority("b", 2, { globalDefault: true })];
    const message = "it is the globalDefault beside PriorityClass a: the API server refuses the second";
    expect(findingsOf(rule, [one, two])).toEqual([at(rule, two, message, "make one of them the default")]);
  });

  it("makes work expendable when it is too low", () => {
    const web = deployment("web", {}, { priorityClassName: "low" });
    expect(findingsOf(rule, [web, priority("low", -10)])).toEqual([]);
    expect(findingsOf(rule, [web, priority("low", -100)])).toEqual([
      at(
        rule,
        web,
        "its pods run app with PriorityClass low of value -100: below -10 the cluster autoscaler adds no node for them, and removes theirs",
        "raise the value to -10 or more",
        "warning",
      ),
    ]);
    const room = deployment("room", { image: "registry.k8s.io/pause:3.10" }, { priorityClassName: "low" });
    expect(findingsOf(rule, [room, priority("low", -100)])).toEqual([]);
  });
});
