import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";
import { utilizationsOf } from "../../scaling/metrics.ts";
import {
  horizontalPodAutoscaler,
  type Scaler,
  scaledObject,
  scalersByTarget,
  targetKey,
  verticalPodAutoscaler,
} from "../../scaling/scalers.ts";
import { enumerate, titleOf } from "../../wording.ts";

/** Two HorizontalPodAutoscalers of one target are a matter of selectors. */
function* besideKeda(scalers: readonly Scaler[]): Generator<Violation> {
  const keda = scalers.filter(({ resource }) => resource.object.kind === scaledObject.kind);
  const own = scalers.filter(({ resource }) => resource.object.kind === horizontalPodAutoscaler.kind);
  for (const { resource: at, kind, name } of own.length > 0 || keda.length > 1 ? keda : []) {
    const others = [...own, ...keda].filter(({ resource }) => resource !== at);
    yield {
      at,
      message: `${kind} ${name} is also scaled by ${enumerate(others.map(({ resource }) => titleOf(resource)))}, and KEDA makes an autoscaler of its own`,
      fix: "put all triggers into one ScaledObject",
    };
  }
}

/** The resources whose requests a VerticalPodAutoscaler changes in running pods. */
function changedBy({ object }: Resource): string[] {
  if (textAt(object, "spec", "updatePolicy", "updateMode") === "Off") return [];
  const policies = listAt(object, "spec", "resourcePolicy", "containerPolicies");
  if (policies.some((policy) => textAt(policy, "mode") === "Off")) return [];
  const controlled = policies.flatMap((policy) => textsAt(policy, "controlledResources"));
  return controlled.length > 0 ? controlled : ["cpu", "memory"];
}

function* besideVertical(graph: Graph): Generator<Violation> {
  const scalers = scalersByTarget(graph);
  for (const at of graph.ofKind(verticalPodAutoscaler)) {
    const [kind, name] = ["kind", "name"].map((field) => textAt(at.object, "spec", "targetRef", field) ?? "");
    const target = { namespace: namespaceOf(at), kind: kind ?? "", name: name ?? "" };
    const changed = changedBy(at);
    for (const { resource } of scalers.get(targetKey(target)) ?? []) {
      const both = utilizationsOf(resource).filter((one) => changed.includes(one.resource));
      if (both.length === 0) continue;
      const shared = enumerate([...new Set(both.map((one) => one.resource))]);
      yield {
        at,
        message: `it changes the requests of ${shared} of ${kind} ${name}, by whose share ${titleOf(resource)} scales: each answers the other for ever`,
        fix: "set updatePolicy.updateMode to Off, or scale by another metric",
      };
    }
  }
}

/** One autoscaler decides over one thing. */
export const rivalAutoscalers: Rule = {
  number: 366,
  name: "rival-autoscalers",
  compares: true,
  reason: "Two autoscalers of one workload undo each other's decisions, and pods come and go for ever.",
  see: "https://keda.sh/docs/latest/concepts/scaling-deployments/",
  *check(graph) {
    for (const scalers of scalersByTarget(graph).values()) yield* besideKeda(scalers);
    yield* besideVertical(graph);
  },
};
