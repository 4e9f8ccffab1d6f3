import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import {
  choicesOf,
  mayMeet,
  type Requirement,
  requirementText,
  selectedNodes,
} from "../../scheduling/node-selection.ts";
import { groupsOf, type NodeKind, nodesOf } from "../../scheduling/nodes.ts";
import { type PodWish, podWishes } from "../../scheduling/pod-wishes.ts";
import { enumerate } from "../../wording.ts";

/** Every value that nodes have of a label. */
function valuesOf(key: string, nodes: readonly NodeKind[]): string[] {
  return [...new Set(nodes.flatMap(({ labels }) => labels.get(key) ?? []))].sort();
}

function cureOf({ key, values }: Requirement, nodes: readonly NodeKind[]): string {
  const present = valuesOf(key, nodes);
  const [wanted] = values;
  if (present.length > 0) {
    const near = wanted === undefined ? undefined : nearest(wanted, present);
    return near === undefined
      ? `write one of the values of ${key} that nodes have: ${enumerate(present)}`
      : `write ${key}=${near}`;
  }
  const keys = [...new Set(nodes.flatMap(({ labels }) => [...labels.keys()]))];
  const near = nearest(key, keys);
  return near === undefined
    ? `ask for a label that a node group has, or add ${key} to the labels of a node group`
    : `write ${near}`;
}

function violationOf({ at, prefix, podSpec, isOnEveryNode }: PodWish, nodes: readonly NodeKind[]): Violation {
  const unmet = choicesOf(podSpec).map((choice) =>
    choice.filter((requirement) => !nodes.some((node) => mayMeet(requirement, node))),
  );
  const single = unmet.flatMap(([first]) => first ?? []);
  const [first] = single;
  const groups = enumerate(groupsOf(nodes));
  const outcome = isOnEveryNode ? "it runs on none" : "its pods stay Pending for ever";
  if (first !== undefined && single.length === unmet.length) {
    const asked = [...new Set(single.map((one) => `${prefix}${one.place} asks for ${requirementText(one)}`))];
    return {
      at,
      message: `${enumerate(asked)}, which no node of ${groups} is: ${outcome}`,
      fix: cureOf(first, nodes),
    };
  }
  const texts = choicesOf(podSpec).map((choice) => choice.map(requirementText).join(", "));
  return {
    at,
    message: `its pods ask for nodes with ${[...new Set(texts)].join(" or ")}, and no node of ${groups} is all of that: ${outcome}`,
    fix: "ask for what one node group has together",
  };
}

/** Some node of the cluster is what a pod asks of its node. */
export const nodeSelection: Rule = {
  number: 260,
  name: "node-selection",
  reason: "A pod that asks for a node as no node group makes them stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/",
  *check(graph) {
    const nodes = nodesOf(graph);
    if (nodes === undefined) return;
    for (const wish of podWishes(graph)) {
      if (selectedNodes(wish.podSpec, nodes).length === 0) yield violationOf(wish, nodes);
    }
  },
};
