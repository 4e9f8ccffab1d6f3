import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const job = (rule: Readonly<Record<string, Value>>, spec: Readonly<Record<string, Value>> = {}) =>
  object("batch/v1 Job", "web", {
    spec: { completionMode: "Indexed", completions: 5, successPolicy: { rules: [rule] }, ...spec },
  });

describe("success policies", () => {
  it("pass where they hold", () => {
    expect(findingsOf("success-policies", [job({ succeededIndexes: "0,2-4", succeededCount: 4 })])).toEqual(
      [],
    );
  });

  it.each<[KubernetesObject, string, string]>([
    [
      job({ succeededCount: 1 }, { completionMode: "NonIndexed" }),
      "successPolicy is set, but the Job has no indexes",
      "write completionMode Indexed",
    ],
    [job({}), "successPolicy.rules[0] says neither succeededIndexes nor succeededCount", "write one of them"],
    [
      job({ succeededIndexes: "2,1" }),
      'successPolicy.rules[0].succeededIndexes is "2,1"',
      'write indexes in order, such as "0,2-4"',
    ],
    [
      job({ succeededIndexes: "0-5" }),
      "successPolicy.rules[0].succeededIndexes names index 5, but there are 5 completions",
      "write indexes up to 4",
    ],
    [
      job({ succeededIndexes: "0-1", succeededCount: 3 }),
      "successPolicy.rules[0].succeededCount is 3, of 2",
      "lower it",
    ],
    [job({}, { successPolicy: { rules: [] } }), "successPolicy has no rules", "write a rule, or remove it"],
    [
      object("batch/v1 CronJob", "web", {
        spec: { jobTemplate: { spec: { manualSelector: true } } },
      }),
      "manualSelector of its Jobs is true",
      "remove it: each Job needs a selector of its own",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("success-policies", [one])).toEqual([at("success-policies", one, message, fix)]);
  });
});
