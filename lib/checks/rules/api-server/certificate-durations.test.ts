import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "certificate-durations";
const certificate = (spec: Record<string, string>) =>
  object("cert-manager.io/v1 Certificate", "web", { spec });

describe("a certificate", () => {
  it.each([
    {},
    { renewBefore: "720h" },
    { duration: "24h", renewBefore: "8h30m" },
    { renewBefore: "a month" },
  ])("is renewed in its time: %j", (spec) => {
    expect(findingsOf(rule, [certificate(spec)])).toEqual([]);
  });

  it.each([
    [{ renewBefore: "2400h" }, "2400h", "2160h"],
    [{ duration: "24h", renewBefore: "1440m" }, "1440m", "24h"],
  ])("is not renewed before it is issued: %j", (spec, before, duration) => {
    const wrong = certificate(spec);
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        `spec.renewBefore ${before} is no less than its duration, ${duration}`,
        "write about a third of the duration",
      ),
    ]);
  });
});
