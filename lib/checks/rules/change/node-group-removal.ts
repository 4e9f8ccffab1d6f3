import type { ChangeRule } from "../../change/destruction.ts";
import { isGone } from "../../change/removal.ts";
import { mapAt, numberAt } from "../../graph/fields.ts";

/** Nodes on which pods run. */
export const nodeGroupRemoval: ChangeRule = {
  number: 635,
  name: "node-group-removal",
  reason: "With a node group all of its nodes go, and the pods on them.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/delete-managed-node-group.html",
  *check(change) {
    const { base, head } = change;
    if (head.infrastructure === undefined || isGone(change)) return;
    const left = mapAt(head.infrastructure, "node_groups");
    for (const [name, group] of Object.entries(mapAt(base.infrastructure, "node_groups"))) {
      const subject = `NodeGroup ${name}`;
      const place = { at: head.tree, word: "Destroys", subject } as const;
      if (!Object.hasOwn(left, name)) {
        const message = `${subject} is gone: all of its nodes are drained and deleted, and their pods need room elsewhere`;
        yield {
          ...place,
          message,
          cure: "add the group that takes its place first, and remove this one later",
        };
      } else if ((numberAt(group, "max") ?? 0) > 0 && numberAt(left, name, "max") === 0) {
        yield {
          ...place,
          message: `${subject} has no nodes any more: max is 0`,
          cure: "leave it at least one",
        };
      }
    }
  },
};
