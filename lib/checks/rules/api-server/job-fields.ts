import { subjectsOf } from "../../fields/subjects.ts";
import { type Found, isMap, listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import { labelsOf, matches, selectorOf, selectorText } from "../../graph/labels.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";

const largestParallelism = 100_000;

function* ofIndexes(job: Found): Generator<Fault> {
  const indexed = textAt(job, "completionMode") === "Indexed";
  const completions = numberAt(job, "completions");
  if (indexed && completions === undefined) {
    yield { message: "completionMode is Indexed without completions", fix: "write completions" };
  }
  if (indexed && (numberAt(job, "parallelism") ?? 0) > largestParallelism) {
    yield {
      message: `parallelism is ${numberAt(job, "parallelism")}`,
      fix: `write at most ${largestParallelism}`,
    };
  }
  const perIndex = numberAt(job, "backoffLimitPerIndex");
  const failed = numberAt(job, "maxFailedIndexes");
  if (perIndex !== undefined && !indexed) {
    yield {
      message: "backoffLimitPerIndex is set, but the Job has no indexes",
      fix: "write completionMode Indexed",
    };
  }
  if (failed !== undefined && perIndex === undefined) {
    yield {
      message: "maxFailedIndexes is set without backoffLimitPerIndex",
      fix: "write backoffLimitPerIndex",
    };
  } else if (failed !== undefined && completions !== undefined && failed > completions) {
    yield { message: `maxFailedIndexes is ${failed}, above completions ${completions}`, fix: "lower it" };
  }
}

function* ofFailurePolicy(job: Found): Generator<Fault> {
  const names = ["initContainers", "containers"].flatMap((list) =>
    listAt(job, "template", "spec", list).flatMap((one) => textAt(one, "name") ?? []),
  );
  if (
    isMap(valueAt(job, "podFailurePolicy")) &&
    textAt(job, "template", "spec", "restartPolicy") !== "Never"
  ) {
    yield {
      message: "podFailurePolicy needs pods that do not start again",
      fix: "write restartPolicy Never",
    };
  }
  for (const [i, rule] of listAt(job, "podFailurePolicy", "rules").entries()) {
    const place = `podFailurePolicy.rules[${i}]`;
    const isOnCodes = isMap(valueAt(rule, "onExitCodes"));
    if (isOnCodes === listAt(rule, "onPodConditions").length > 0) {
      const message = `${place} has ${isOnCodes ? "both" : "neither"} onExitCodes ${isOnCodes ? "and" : "nor"} onPodConditions`;
      yield { message, fix: "write one of them" };
    }
    const container = textAt(rule, "onExitCodes", "containerName");
    if (container !== undefined && !names.includes(container)) {
      const fix = `write ${nearest(container, names) ?? "a container of its pods"}`;
      yield { message: `${place} is about container ${container}, which its pods do not have`, fix };
    }
    const codes = listAt(rule, "onExitCodes", "values");
    if (textAt(rule, "onExitCodes", "operator") === "In" && codes.includes(0)) {
      yield { message: `${place} takes exit code 0, which is success, for a failure`, fix: "remove 0" };
    }
    const isOrdered = codes.every((code, j) => j === 0 || Number(codes[j - 1]) < Number(code));
    if (!isOrdered)
      yield { message: `${place} has exit codes ${codes.join(", ")}`, fix: "sort them, each once" };
  }
}

/** A selector that a Job brings itself selects its pods. */
function* ofSelector(job: Found): Generator<Fault> {
  if (valueAt(job, "manualSelector") !== true) return;
  const selector = selectorOf(valueAt(job, "selector"));
  if (!isMap(valueAt(job, "selector"))) {
    yield { message: "manualSelector is true without a selector", fix: "write selector" };
  } else if (!matches(selector, labelsOf(valueAt(job, "template", "metadata", "labels")))) {
    const message = `selector asks for ${selectorText(selector)}, which its pods do not have`;
    yield { message, fix: "give selector and template.metadata.labels the same labels" };
  }
}

/** Fields of Jobs go together. */
export const jobFields: Rule = {
  number: 166,
  name: "job-fields",
  reason:
    "The API server refuses a Job with fields of indexed Jobs that has no indexes, and rules for failures that cannot happen.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/job/",
  *check(graph) {
    for (const { at, whose, fields } of subjectsOf(graph, "job")) {
      for (const { message, fix } of [...ofIndexes(fields), ...ofFailurePolicy(fields)]) {
        yield { at, message: `${message}${whose}`, fix };
      }
      for (const { message, fix } of ofSelector(fields)) yield { at, message: `${message}${whose}`, fix };
      if (!isMap(valueAt(fields, "selector")) || valueAt(fields, "manualSelector") === true) continue;
      const message = `selector${whose} is set, which Kubernetes makes itself`;
      yield { at, message, fix: "remove selector" };
    }
  },
};
