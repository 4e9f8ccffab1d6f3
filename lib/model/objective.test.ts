import { describe, expect, it } from "vitest";
import { minutes, seconds } from "./duration.ts";
import { checkObjectives, milliseconds, type Objectives, percent } from "./objective.ts";
import { DefinitionError } from "./problem.ts";

const aboutRequests: Objectives = {
  availability: percent(99.9),
  p95: milliseconds(200),
  errorRate: percent(0.1),
  requestsPerMinute: 10_000,
  means: { db_query_duration_seconds: milliseconds(100) },
};
const aboutPods: Objectives = {
  averageCpu: percent(70),
  averageMemory: percent(80),
  podStart: seconds(60),
  scaleUp: minutes(5),
};
const promising = { name: "backend", hasMetrics: true, isAutoscaled: true };

describe("percent", () => {
  it("is a share in hundredths", () => expect(percent(99.9)).toEqual({ percent: 99.9 }));

  it.each([0, 100, -1, Number.NaN])("refuses %d", (value) => {
    expect(() => percent(value)).toThrow(
      new DefinitionError(`percent(${value}) is out of range; give a number between 0 and 100`),
    );
  });
});

describe("milliseconds", () => {
  it("are a span of time", () => expect(milliseconds(200)).toEqual({ milliseconds: 200 }));

  it.each([0, -1, 1.5, Number.NaN])("refuses %d", (amount) => {
    expect(() => milliseconds(amount)).toThrow(
      new DefinitionError(
        `milliseconds(${amount}) is not a positive whole number; give a whole number of at least 1`,
      ),
    );
  });
});

describe("objectives", () => {
  it("may be all or none", () => {
    expect(() => checkObjectives({ ...aboutRequests, ...aboutPods }, promising)).not.toThrow();
    expect(() => checkObjectives({}, { ...promising, hasMetrics: false, isAutoscaled: false })).not.toThrow();
  });

  it.each(Object.entries(aboutRequests))(
    "refuses %s of a service whose requests nothing counts",
    (objective, promise) => {
      expect(() => checkObjectives({ [objective]: promise }, { ...promising, hasMetrics: false })).toThrow(
        new DefinitionError(
          `workload backend promises ${objective} and has no metrics; say where they are, or leave it out`,
        ),
      );
    },
  );

  it("takes promises about pods without metrics", () => {
    expect(() => checkObjectives(aboutPods, { ...promising, hasMetrics: false })).not.toThrow();
  });

  it.each<[string, Objectives, string]>([
    [
      "an availability that no alert could hold",
      { availability: percent(90) },
      "workload backend promises an availability of 90 %; promise at least 95 %",
    ],
    [
      "a traffic that is none",
      { requestsPerMinute: 0 },
      "workload backend promises 0 requests a minute; give a number greater than 0",
    ],
    [
      "the mean of what is no metric",
      { means: { "db-query": milliseconds(1) } },
      'metric name "db-query" is not one; use letters, digits, "_" and ":", not starting with a digit',
    ],
  ])("refuses %s", (_, given, message) => {
    expect(() => checkObjectives(given, promising)).toThrow(new DefinitionError(message));
  });

  it("refuses a scale-up of what does not scale", () => {
    expect(() => checkObjectives({ scaleUp: minutes(5) }, { ...promising, isAutoscaled: false })).toThrow(
      new DefinitionError(
        "workload backend promises a scale-up and has a fixed number of replicas; give a range of replicas, or leave it out",
      ),
    );
  });
});
