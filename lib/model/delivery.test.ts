import { describe, expect, it } from "vitest";
import { blueGreen, canary } from "./delivery.ts";
import { minutes } from "./duration.ts";
import { DefinitionError } from "./problem.ts";
import { between } from "./replicas.ts";
import { serviceOf } from "./service.fixture.ts";

const pause = minutes(5);

function stepping(...weights: readonly number[]) {
  return canary(weights.map((weight) => ({ weight, pause })));
}

describe("canary", () => {
  it("takes weights that rise", () => {
    expect(stepping(10, 50)).toEqual({
      kind: "canary",
      steps: [
        { weight: 10, pause },
        { weight: 50, pause },
      ],
    });
  });

  it("refuses no steps: it would replace pod after pod, as a Deployment does", () => {
    expect(() => canary([])).toThrow(
      new DefinitionError("a canary has no steps; give at least one: { weight: 10, pause: minutes(5) }"),
    );
  });

  it.each([0, -10, 100, 12.5, Number.NaN])("refuses weight %d", (weight) => {
    expect(() => stepping(weight)).toThrow(
      new DefinitionError(
        `canary weight ${weight} is out of range; give whole percent from 1 to 99: all pods follow after the last step`,
      ),
    );
  });

  it.each([
    [50, 50],
    [50, 10],
  ])("refuses weights that do not rise: %d, then %d", (before, weight) => {
    expect(() => stepping(before, weight)).toThrow(
      new DefinitionError(
        `canary weight ${weight} follows ${before}; give each step a higher weight than the one before`,
      ),
    );
  });
});

describe("delivery of a service", () => {
  it("takes a canary whose steps are pods", () => {
    const delivery = stepping(10, 50);
    expect(serviceOf("web", { replicas: between(3, 10).atCpu(70), delivery }).delivery).toBe(delivery);
  });

  it("refuses a canary of a service that may run as a single pod", () => {
    const replicas = between(1, 4).atCpu(70);
    expect(() => serviceOf("web", { replicas, delivery: stepping(50) })).toThrow(
      new DefinitionError(
        "workload web has a canary and may run as a single pod; give it at least 2 replicas, so that a part of them can be the new version",
      ),
    );
  });

  it("refuses a step of less than one pod, also where an autoscaler has made the most of them", () => {
    expect(() => serviceOf("web", { replicas: 3, delivery: stepping(10) })).toThrow(
      new DefinitionError(
        "workload web has a canary step from 0 to 10 %, which is less than one of its 3 pods; give steps of at least 34 %, or more replicas",
      ),
    );
    expect(() =>
      serviceOf("web", { replicas: between(3, 10).atCpu(70), delivery: stepping(10, 15) }),
    ).toThrow(
      new DefinitionError(
        "workload web has a canary step from 10 to 15 %, which is less than one of its 10 pods; give steps of at least 10 %, or more replicas",
      ),
    );
  });

  it("takes blue-green for a single pod: the whole of it changes at once", () => {
    const delivery = blueGreen({ promote: "automatic" });
    expect(serviceOf("web", { replicas: 1, delivery }).delivery).toBe(delivery);
  });
});
