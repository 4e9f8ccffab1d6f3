import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DefinitionError } from "./problem.ts";
import { at, cron, wrongCronField } from "./schedule.ts";

/** One part of a field with its text and whether Kubernetes takes it, by the rules of robfig/cron. */
interface Part {
  readonly text: string;
  readonly taken: boolean;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const BOUNDS: readonly Bounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  {
    min: 1,
    max: 12,
    names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  { min: 0, max: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

/** A number in a field or just beside it, by number, by name, or with a zero before it. */
const valueIn = ({ min, max, names }: Bounds) =>
  fc.tuple(fc.integer({ min: 0, max: max + 2 }), fc.nat(2)).map(([number, spelling]) => {
    const named = names[number - min];
    const spelled = [`${number}`, `0${number}`, named?.toUpperCase() ?? `${number}`];
    return { number, text: spelled[spelling] ?? "" };
  });

const partIn = (bounds: Bounds): fc.Arbitrary<Part> =>
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom("*", "?").map((text) => ({ text, from: bounds.min, to: bounds.max })),
        valueIn(bounds).map(({ text, number }) => ({ text, from: number, to: number })),
        fc.tuple(valueIn(bounds), valueIn(bounds)).map(([first, last]) => ({
          text: `${first.text}-${last.text}`,
          from: first.number,
          to: last.number,
        })),
      ),
      fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    )
    .map(([{ text, from, to }, step]) => ({
      text: step === undefined ? text : `${text}/${step}`,
      taken: from >= bounds.min && to <= bounds.max && from <= to && step !== 0,
    }));

const fieldIn = (bounds: Bounds): fc.Arbitrary<Part> =>
  fc.array(partIn(bounds), { minLength: 1, maxLength: 3 }).map((parts) => ({
    text: parts.map(({ text }) => text).join(","),
    taken: parts.every(({ taken }) => taken),
  }));

describe("wrongCronField", () => {
  it("finds fault exactly where Kubernetes does", () => {
    fc.assert(
      fc.property(fc.tuple(...BOUNDS.map(fieldIn)), (fields) => {
        const names = ["minute", "hour", "day of month", "month", "day of week"];
        const expression = fields.map(({ text }) => text).join(" ");
        expect(wrongCronField(expression)).toBe(names[fields.findIndex(({ taken }) => !taken)]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "* * * * ?",
    "*/15 0 1,15 * 1-5",
    "0 0 29 2 *",
    "0 0 * JAN-mar SUN",
    "5-59/10 * * * *",
    "*/100 * * * *",
    "00 03 * * *",
  ])("takes %s", (expression) => {
    expect(wrongCronField(expression)).toBeUndefined();
  });

  it.each([
    ["60 * * * *", "minute"],
    ["-1 * * * *", "minute"],
    ["5-1 * * * *", "minute"],
    ["1-2-3 * * * *", "minute"],
    ["*/0 * * * *", "minute"],
    ["*/5/5 * * * *", "minute"],
    ["*/ * * * *", "minute"],
    ["1, * * * *", "minute"],
    ["1.5 * * * *", "minute"],
    ["*-5 * * * *", "minute"],
    ["mon * * * *", "minute"],
    ["* 24 * * *", "hour"],
    ["* * 0 * *", "day of month"],
    ["* * L * *", "day of month"],
    ["* * 32 * *", "day of month"],
    ["* * * 13 *", "month"],
    ["* * * january *", "month"],
    ["* * * dec-jan *", "month"],
    ["* * * * 7", "day of week"],
    ["* * * * fri-mon", "day of week"],
    ["* * * * fri-1", "day of week"],
    ["* * * * 5#3", "day of week"],
    ["* * * * constructor", "day of week"],
    ["", "number of fields"],
    ["* * * *", "number of fields"],
    ["0 * * * * *", "number of fields"],
    ["*  * * * *", "number of fields"],
    ["@daily", "number of fields"],
    ["@every 1h", "number of fields"],
    ["TZ=UTC 0 3 * * *", "number of fields"],
  ])("finds in %j the wrong %s", (expression, field) => {
    expect(wrongCronField(expression)).toBe(field);
  });
});

describe("cron", () => {
  it("keeps the expression as it is written", () => {
    expect(cron("0,30 * * * MON-FRI")).toEqual({ cron: "0,30 * * * MON-FRI" });
  });

  it("refuses what Kubernetes refuses, and names the field", () => {
    expect(() => cron("0 24 * * *")).toThrow(
      new DefinitionError(
        'schedule "0 24 * * *" is not a cron expression: wrong hour; write minute, hour, day of month, month and day of week, as in "30 3 * * 1-5"',
      ),
    );
  });
});

describe("at", () => {
  it.each([
    ["03:00", "0 3 * * *"],
    ["00:00", "0 0 * * *"],
    ["23:59", "59 23 * * *"],
  ])("starts every day at %s", (time, expression) => {
    expect(at(time)).toEqual({ cron: expression });
    expect(wrongCronField(at(time).cron)).toBeUndefined();
  });

  it.each(["3:00", "24:00", "12:60", "12", "", "03:00:00", "03:00 ", "3am"])("refuses %j", (time) => {
    expect(() => at(time)).toThrow(
      new DefinitionError(
        `time of day "${time}" is not valid; write hours and minutes as in "03:00", in UTC`,
      ),
    );
  });
});
