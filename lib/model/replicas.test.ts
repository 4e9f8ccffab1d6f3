import { describe, expect, it } from "vitest";
import { hours, minutes } from "./duration.ts";
import { DefinitionError } from "./problem.ts";
import { between, replicasOf } from "./replicas.ts";

describe("between", () => {
  it("scales at CPU, at memory, or at both", () => {
    expect(between(2, 6).atCpu(70)).toMatchObject({ min: 2, max: 6, cpu: 70 });
    expect(between(3, 10).atCpu(70).atMemory(80)).toMatchObject({ min: 3, max: 10, cpu: 70, memory: 80 });
  });

  it("leaves the range it was made from as it is", () => {
    const range = between(2, 6);
    range.atCpu(70);
    expect(range.cpu).toBeUndefined();
  });

  it.each([
    [0, 3],
    [-1, 3],
    [1.5, 3],
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
  ])("refuses (%d, %d), which are not whole numbers of at least 1", (min, max) => {
    expect(() => between(min, max)).toThrow(
      new DefinitionError(
        `replicas between(${min}, ${max}) are not whole numbers of at least 1; give such numbers: autoscaling never goes to zero`,
      ),
    );
  });

  it("refuses a minimum above the maximum", () => {
    expect(() => between(3, 2)).toThrow(
      new DefinitionError(
        "replicas between(3, 2) have a minimum above the maximum; give the smaller number first",
      ),
    );
  });

  it.each([1, 100])("scales at %d percent", (percent) => {
    expect(between(1, 2).atCpu(percent).atMemory(percent)).toMatchObject({ cpu: percent, memory: percent });
  });

  it.each([0, 101, 70.5, Number.NaN])("refuses to scale at %d percent", (percent) => {
    const message = (what: string) =>
      `autoscaling at ${what} ${percent} is out of range; give whole percent of the request from 1 to 100`;
    expect(() => between(2, 6).atCpu(percent)).toThrow(new DefinitionError(message("CPU")));
    expect(() => between(2, 6).atMemory(percent)).toThrow(new DefinitionError(message("memory")));
  });
});

describe("replicasOf", () => {
  it("takes a number for a range of one", () => {
    expect(replicasOf(1, "web")).toEqual({ min: 1, max: 1 });
  });

  it("takes a range with something to scale at, or of one number", () => {
    expect(replicasOf(between(2, 6).atMemory(80), "web")).toMatchObject({ min: 2, max: 6, memory: 80 });
    expect(replicasOf(between(2, 2), "web")).toMatchObject({ min: 2, max: 2 });
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d replicas", (number) => {
    expect(() => replicasOf(number, "web")).toThrow(
      new DefinitionError(`workload web has ${number} replicas; give a whole number of at least 1`),
    );
  });

  it("refuses a range with nothing to scale at", () => {
    expect(() => replicasOf(between(2, 6), "web")).toThrow(
      new DefinitionError(
        "workload web has between 2 and 6 replicas and nothing to scale at; add .atCpu(70) or .atMemory(80)",
      ),
    );
  });
});

describe("pace", () => {
  it("bounds how fast pods come and go", () => {
    expect(between(3, 10).atCpu(70).growing(1, minutes(1)).shrinking(2, minutes(5))).toMatchObject({
      growth: { pods: 1, every: { seconds: 60 } },
      shrinkage: { pods: 2, every: { seconds: 300 } },
    });
  });

  it("refuses no pods, and periods that Kubernetes does not look back", () => {
    expect(() => between(1, 2).growing(0, minutes(1))).toThrow(
      new DefinitionError("autoscaling by 0 pods is out of range; give a whole number of at least 1"),
    );
    expect(() => between(1, 2).shrinking(1, hours(1))).toThrow(
      new DefinitionError("autoscaling every 3600 s is out of range; give at most 30 minutes"),
    );
  });
});
