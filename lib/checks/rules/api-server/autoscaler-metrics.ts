import { stableOf } from "../../fields/subjects.ts";
import { type Found, isMap, listAt, textAt, valueAt } from "../../graph/fields.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** The field of each type of metric, and the targets that it may have. */
const sources: Readonly<Record<string, readonly [field: string, targets: readonly string[]]>> = {
  Resource: ["resource", ["averageUtilization", "averageValue"]],
  ContainerResource: ["containerResource", ["averageUtilization", "averageValue"]],
  Pods: ["pods", ["averageValue"]],
  Object: ["object", ["value", "averageValue"]],
  External: ["external", ["value", "averageValue"]],
};

/** What a target of a type has to say. */
const amounts: Readonly<Record<string, string>> = {
  Utilization: "averageUtilization",
  Value: "value",
  AverageValue: "averageValue",
};

const fieldsOfTargets = Object.values(amounts);

function* ofTarget(place: string, target: Found, allowed: readonly string[]): Generator<Fault> {
  const said = fieldsOfTargets.filter((field) => (valueAt(target, field) ?? undefined) !== undefined);
  const usable = said.filter((field) => allowed.includes(field));
  if (usable.length === 0) {
    yield { message: `${place}.target has no amount`, fix: `write ${allowed.join(" or ")}` };
  } else if (usable.length > 1) {
    yield { message: `${place}.target has ${enumerate(usable)}`, fix: "keep one of them" };
  }
  for (const field of ["value", "averageValue"]) {
    const amount = quantityOf(valueAt(target, field));
    if (amount === undefined || amount > 0n) continue;
    yield {
      message: `${place}.target.${field} is ${valueAt(target, field)}`,
      fix: "write a positive quantity",
    };
  }
}

function* ofMetric(place: string, metric: Found): Generator<Fault> {
  const type = textAt(metric, "type") ?? "";
  const source = Object.hasOwn(sources, type) ? sources[type] : undefined;
  if (source === undefined) return;
  const [field, allowed] = source;
  const present = Object.values(sources)
    .map(([name]) => name)
    .filter((name) => isMap(valueAt(metric, name)));
  if (!present.includes(field)) {
    yield {
      message: `${place} is of the type ${type}, but has no ${field}`,
      fix: `write ${field}, or correct the type`,
    };
    return;
  }
  const others = present.filter((name) => name !== field);
  if (others.length > 0) {
    const message = `${place} is of the type ${type}, but has ${enumerate(others)} as well`;
    yield { message, fix: `make metrics of their own of them` };
  }
  yield* ofTarget(`${place}.${field}`, valueAt(metric, field, "target"), allowed);
  const name = field === "resource" || field === "containerResource" ? ["name"] : ["metric", "name"];
  if (textAt(metric, field, ...name) !== undefined) return;
  yield { message: `${place}.${field}.${name.join(".")} is empty`, fix: "name the metric" };
}

/** Metrics of HorizontalPodAutoscalers say what their type needs, and one amount to hold. */
export const autoscalerMetrics: Rule = {
  number: 147,
  name: "autoscaler-metrics",
  reason: "The API server refuses an autoscaler with a metric that lacks what its type needs.",
  see: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/",
  *check(graph) {
    for (const at of stableOf(graph, { group: "autoscaling", kind: "HorizontalPodAutoscaler" })) {
      for (const [i, metric] of listAt(at.object, "spec", "metrics").entries()) {
        for (const fault of ofMetric(`spec.metrics[${i}]`, metric)) yield { at, ...fault };
      }
      const version = textAt(at.object, "spec", "scaleTargetRef", "apiVersion") ?? "";
      const kind = textAt(at.object, "spec", "scaleTargetRef", "kind") ?? "";
      if (version.includes("/") || kind === "" || kind === "ReplicationController") continue;
      yield {
        at,
        message: `spec.scaleTargetRef is a ${kind} of ${version === "" ? "no apiVersion" : `"${version}"`}`,
        fix: "write its apiVersion, such as apps/v1",
      };
    }
  },
};
