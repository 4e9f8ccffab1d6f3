import { subjectsOf } from "../../fields/subjects.ts";
import { type Found, isMap, listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

/** First and last index of each part of `0,2-4`; nothing where it is no list of indexes in order. */
function intervalsOf(text: string): readonly (readonly [first: number, last: number])[] | undefined {
  if (!/^\d{1,9}(-\d{1,9})?(,\d{1,9}(-\d{1,9})?)*$/.test(text)) return undefined;
  const intervals = text.split(",").map((part) => {
    const [first = "", last = first] = part.split("-");
    return [Number(first), Number(last)] as const;
  });
  const isOrdered = intervals.every(
    ([first, last], i) => first <= last && first > (intervals[i - 1]?.[1] ?? -1),
  );
  return isOrdered ? intervals : undefined;
}

function* ofRule(place: string, rule: Found, completions: number | undefined): Generator<Fault> {
  const text = valueAt(rule, "succeededIndexes") ?? undefined;
  const count = numberAt(rule, "succeededCount");
  if (text === undefined && count === undefined) {
    yield { message: `${place} says neither succeededIndexes nor succeededCount`, fix: "write one of them" };
  }
  const intervals = typeof text === "string" && text !== "" ? intervalsOf(text) : [];
  if (intervals === undefined) {
    yield {
      message: `${place}.succeededIndexes is "${text}"`,
      fix: 'write indexes in order, such as "0,2-4"',
    };
    return;
  }
  const last = intervals.at(-1)?.[1];
  if (completions !== undefined && last !== undefined && last >= completions) {
    const message = `${place}.succeededIndexes names index ${last}, but there are ${completions} completions`;
    yield { message, fix: `write indexes up to ${completions - 1}` };
  }
  if (count === undefined) return;
  const indexes = intervals.reduce((sum, [first, end]) => sum + end - first + 1, 0);
  const most = typeof text === "string" ? indexes : completions;
  if (most === undefined || count <= most) return;
  yield { message: `${place}.succeededCount is ${count}, of ${most}`, fix: "lower it" };
}

function* faultsOf(job: Found): Generator<Fault> {
  const policy = valueAt(job, "successPolicy");
  if (!isMap(policy)) return;
  if (textAt(job, "completionMode") !== "Indexed") {
    yield {
      message: "successPolicy is set, but the Job has no indexes",
      fix: "write completionMode Indexed",
    };
  }
  const rules = listAt(policy, "rules");
  if (rules.length === 0) yield { message: "successPolicy has no rules", fix: "write a rule, or remove it" };
  const completions = numberAt(job, "completions");
  for (const [i, rule] of rules.entries()) yield* ofRule(`successPolicy.rules[${i}]`, rule, completions);
}

/** Success policies name indexes that their Job has. */
export const successPolicies: Rule = {
  number: 134,
  name: "success-policies",
  reason: "The API server refuses a Job that succeeds with indexes that it does not have.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy",
  *check(graph) {
    for (const { at, whose, fields } of subjectsOf(graph, "job")) {
      for (const { message, fix } of faultsOf(fields)) yield { at, message: `${message}${whose}`, fix };
      if (at.object.kind !== "CronJob" || valueAt(fields, "manualSelector") !== true) continue;
      yield {
        at,
        message: `manualSelector${whose} is true`,
        fix: "remove it: each Job needs a selector of its own",
      };
    }
  },
};
