import type { Rule } from "../../rule.ts";
import { selectedNodes } from "../../scheduling/node-selection.ts";
import { groupsOf, nodesOf } from "../../scheduling/nodes.ts";
import { podWishes } from "../../scheduling/pod-wishes.ts";
import { taintText, tolerationsOf, untolerated } from "../../scheduling/tolerations.ts";
import { enumerate } from "../../wording.ts";

/** Pods tolerate the taints of some node that they may choose. */
export const nodeTaints: Rule = {
  number: 261,
  name: "node-taints",
  reason: "A pod that does not tolerate the taints of the only nodes it may run on stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
  *check(graph) {
    const nodes = nodesOf(graph);
    if (nodes === undefined) return;
    for (const { at, prefix, podSpec, isOnEveryNode } of podWishes(graph)) {
      // What a chart or an operator tolerates where nothing is said, nobody knows.
      if (prefix !== "" && podSpec.tolerations === undefined) continue;
      const selected = selectedNodes(podSpec, nodes);
      const tolerations = tolerationsOf(podSpec);
      const left = selected.map((node) => untolerated(tolerations, node));
      if (selected.length === 0 || left.some((taints) => taints.length === 0)) continue;
      const taints = [...new Set(left.flat().map(taintText))].sort();
      const outcome = isOnEveryNode ? "it runs on none" : "its pods stay Pending for ever";
      yield {
        at,
        message: `its pods may only run on nodes of ${enumerate(groupsOf(selected))}, and do not tolerate their taint ${enumerate(taints)}: ${outcome}`,
        fix: `add a toleration of ${taints[0]}, or choose nodes without the taint`,
      };
    }
  },
};
