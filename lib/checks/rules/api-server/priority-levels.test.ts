import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const level = (queues: number, handSize: number) =>
  object("flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration", "web", {
    spec: { type: "Limited", limited: { limitResponse: { type: "Queue", queuing: { queues, handSize } } } },
  });
const schema = (name: string) =>
  object("flowcontrol.apiserver.k8s.io/v1 FlowSchema", name, {
    spec: { matchingPrecedence: 1 },
  });

describe("priority levels", () => {
  it("pass where they hold", () => {
    expect(findingsOf("priority-levels", [level(64, 6), schema("exempt")])).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      level(4, 6),
      "spec.limited.limitResponse.queuing deals 6 of 4 queues",
      "lower handSize, or raise queues",
    ],
    [
      level(2000, 6),
      "spec.limited.limitResponse.queuing deals 6 of 2000 queues, which are more hands than there are hashes",
      "lower queues or handSize",
    ],
    [schema("web"), "spec.matchingPrecedence is 1, which is that of exempt", "write 2 or more"],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("priority-levels", [one])).toEqual([at("priority-levels", one, message, fix)]);
  });
});
