import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-classes", () => {
  const priority = (value: number, more = {}) =>
    object("scheduling.k8s.io/v1 PriorityClass", "high", { value, ...more });

  it("finds another value", () => {
    expect(changed("immutable-classes", [priority(1000)], [priority(2000)])).toEqual([
      at(
        "immutable-classes",
        priority(2000),
        "it changes value from 1000 to 2000: the API server refuses that, so that every sync fails until it is deleted by hand: what uses it is without it meanwhile",
        orSay("leave it as it is, and add one of another name", "Replaces: PriorityClass high"),
      ),
    ]);
  });

  it("finds another controller of a class of Ingresses", () => {
    const of = (controller: string) =>
      object("networking.k8s.io/v1 IngressClass", "web", { spec: { controller } });
    expect(changed("immutable-classes", [of("a.example.com/x")], [of("b.example.com/x")])).toHaveLength(1);
  });

  it("takes another description, and defaults that are written out", () => {
    const after = priority(1000, { description: "new", preemptionPolicy: "PreemptLowerPriority" });
    expect(changed("immutable-classes", [priority(1000)], [after])).toEqual([]);
  });
});
