import { type Found, listAt, mapAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

const computing =
  "cpu memory ephemeral-storage requests.cpu requests.memory requests.ephemeral-storage limits.cpu limits.memory limits.ephemeral-storage".split(
    " ",
  );
const ofPods = new Set(["pods", ...computing]);
const ofClaims = new Set(["persistentvolumeclaims", "requests.storage"]);
const standard = new Set([
  ...ofPods,
  ...ofClaims,
  ..."services replicationcontrollers resourcequotas secrets configmaps services.nodeports services.loadbalancers".split(
    " ",
  ),
]);

/** What a quota of a scope can count. */
const countedIn: Readonly<Record<string, ReadonlySet<string>>> = {
  BestEffort: new Set(["pods"]),
  NotBestEffort: ofPods,
  Terminating: ofPods,
  NotTerminating: ofPods,
  PriorityClass: ofPods,
  CrossNamespacePodAffinity: ofPods,
  VolumeAttributesClass: ofClaims,
};

const opposites = [
  ["BestEffort", "NotBestEffort"],
  ["Terminating", "NotTerminating"],
] as const;

/** Scopes that are compared with values; of the others a pod is one or not. */
const withValues = new Set(["PriorityClass", "VolumeAttributesClass"]);

function* ofScopes(place: string, scopes: readonly string[], resources: readonly string[]): Generator<Fault> {
  for (const scope of scopes) {
    const counted = Object.hasOwn(countedIn, scope) ? countedIn[scope] : undefined;
    if (counted === undefined) {
      const message = `${place} has the scope "${scope}", which there is not`;
      yield { message, fix: `write one of ${Object.keys(countedIn).join(", ")}` };
      continue;
    }
    for (const resource of resources) {
      const isStandard = standard.has(resource) || /^(requests\.)?hugepages-/.test(resource);
      if (!isStandard || counted.has(resource)) continue;
      const message = `${place} has the scope ${scope}, in which ${resource} is not counted`;
      yield { message, fix: `make a quota of its own for ${resource}` };
    }
  }
  for (const pair of opposites) {
    if (!pair.every((scope) => scopes.includes(scope))) continue;
    yield { message: `${place} has ${pair.join(" and ")}, and no pod is both`, fix: "keep one of them" };
  }
}

function* ofExpression(place: string, expression: Found): Generator<Fault> {
  const [scope, operator] = [textAt(expression, "scopeName") ?? "", textAt(expression, "operator") ?? ""];
  const count = listAt(expression, "values").length;
  const isList = operator === "In" || operator === "NotIn";
  if (!withValues.has(scope) && operator !== "Exists") {
    yield { message: `${place} has the operator ${operator} for ${scope}`, fix: "write Exists" };
  } else if (isList && count === 0) {
    yield { message: `${place} has the operator ${operator} without values`, fix: "write the values" };
  } else if (!isList && count > 0) {
    yield {
      message: `${place} asks whether there is a ${scope} and has values`,
      fix: "write In, or remove the values",
    };
  }
}

/** Scopes of ResourceQuotas count what the quota bounds. */
export const quotaScopes: Rule = {
  number: 137,
  name: "quota-scopes",
  reason: "The API server refuses a quota of a scope in which its resources are not counted.",
  see: "https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes",
  *check(graph) {
    for (const at of graph.ofKind({ group: "", kind: "ResourceQuota" })) {
      const resources = Object.keys(mapAt(at.object, "spec", "hard"));
      const expressions = listAt(at.object, "spec", "scopeSelector", "matchExpressions");
      const selected = expressions.flatMap((one) => textAt(one, "scopeName") ?? []);
      for (const fault of ofScopes("spec.scopes", textsAt(at.object, "spec", "scopes"), resources)) {
        yield { at, ...fault };
      }
      for (const fault of ofScopes("spec.scopeSelector", selected, resources)) yield { at, ...fault };
      for (const [i, one] of expressions.entries()) {
        for (const fault of ofExpression(`spec.scopeSelector.matchExpressions[${i}]`, one))
          yield { at, ...fault };
      }
    }
  },
};
