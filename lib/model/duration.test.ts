import { describe, expect, it } from "vitest";
import { days, durationText, hours, minutes, seconds, wholeDays } from "./duration.ts";
import { DefinitionError } from "./problem.ts";

describe("a duration", () => {
  it.each([
    [seconds(90), 90],
    [minutes(2), 120],
    [hours(3), 10_800],
    [days(14), 1_209_600],
  ])("counts in seconds: %j", (duration, total) => {
    expect(duration.seconds).toBe(total);
  });

  it.each([
    ["seconds(0)", () => seconds(0)],
    ["minutes(-5)", () => minutes(-5)],
    ["hours(1.5)", () => hours(1.5)],
    ["days(NaN)", () => days(Number.NaN)],
    ["seconds(Infinity)", () => seconds(Number.POSITIVE_INFINITY)],
  ])("refuses %s", (call, make) => {
    expect(make).toThrow(
      new DefinitionError(
        `duration ${call} is not a positive whole number; choose a smaller unit for fractions`,
      ),
    );
  });
});

describe("durationText", () => {
  it.each([
    [seconds(15), "15s"],
    [seconds(90), "90s"],
    [seconds(300), "5m"],
    [minutes(90), "90m"],
    [minutes(120), "2h"],
    [days(1), "24h"],
  ])("writes %j as %s, in the largest unit that is exact", (duration, text) => {
    expect(durationText(duration)).toBe(text);
  });
});

describe("wholeDays", () => {
  it("counts days, as AWS does", () => {
    expect(wholeDays(days(7), "retention")).toBe(7);
    expect(wholeDays(hours(48), "retention")).toBe(2);
  });

  it("refuses parts of a day", () => {
    expect(() => wholeDays(hours(36), "retention")).toThrow(
      new DefinitionError("retention is 36h, not a number of days; write it as days(7)"),
    );
  });
});
