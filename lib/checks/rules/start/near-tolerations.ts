import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { nodesOf, type Taint } from "../../scheduling/nodes.ts";
import { podWishes } from "../../scheduling/pod-wishes.ts";
import { type Toleration, taintText, tolerates, tolerationsOf } from "../../scheduling/tolerations.ts";

/** The taint that a toleration was probably written for, though it does not tolerate it. */
function meantBy({ key = "", value }: Toleration, taints: readonly Taint[]): Taint | undefined {
  const sameKey = taints.filter((taint) => taint.key === key);
  if (sameKey.length > 0) return sameKey[0];
  const near = nearest(key, [...new Set(taints.map((taint) => taint.key))]);
  return taints.find((taint) => taint.key === near && (value === undefined || value === taint.value));
}

/** A toleration that tolerates no taint is not written for one of the cluster's. */
export const nearTolerations: Rule = {
  number: 262,
  name: "near-tolerations",
  reason:
    "A toleration that misses the taint it was written for opens no node to its pods, which run elsewhere or not at all.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
  *check(graph) {
    const taints = [
      ...new Map(
        (nodesOf(graph) ?? []).flatMap((node) => node.taints.map((taint) => [taintText(taint), taint])),
      ).values(),
    ];
    if (taints.length === 0) return;
    for (const { at, prefix, podSpec } of podWishes(graph)) {
      const tolerations = tolerationsOf(podSpec);
      for (const [index, toleration] of tolerations.entries()) {
        if (toleration.key === undefined || taints.some((taint) => tolerates(toleration, taint))) continue;
        const meant = meantBy(toleration, taints);
        if (meant === undefined || tolerations.some((other) => tolerates(other, meant))) continue;
        const { key, value, effect } = toleration;
        const text = `${key}${value === undefined || value === "" ? "" : `=${value}`}${effect === undefined ? "" : `:${effect}`}`;
        yield {
          at,
          severity: "warning",
          message: `${prefix}tolerations[${index}] tolerates ${text}, which no node group has; the taint of its nodes is ${taintText(meant)}`,
          fix: `tolerate ${taintText(meant)}, or remove the toleration`,
        };
      }
    }
  },
};
