import { answerAt, type Capacity, missingAt } from "#lib/capacity/assessment.ts";
import { cheapestCure } from "#lib/capacity/cures.ts";
import { smallestType } from "#lib/capacity/nodes.ts";
import { type MissingReport, missingOf } from "#lib/capacity/report.ts";
import { cureText } from "#lib/capacity/text.ts";
import type { Tree } from "#lib/render/tree.ts";
import { capacityOf } from "../../demand/demand.ts";
import { toldCapacityViolations } from "../../demand/told-capacity.ts";
import type { Rule, Violation } from "../../rule.ts";
import { count, enumerate } from "../../wording.ts";

/** The most nodes, as `3 t3.small and 2 t3a.medium`. */
function mostNodes({ nodes: { pools } }: Capacity): string {
  return enumerate(pools.map((pool) => `${pool.max} ${smallestType(pool) ?? "unknown"}`));
}

function nameOf({ unit, pods, count: number }: MissingReport): string {
  const name = unit === "" ? pods : `${unit}/${pods}`;
  return number === 1 ? name : `${name} (${number})`;
}

function violationOf(at: Tree, capacity: Capacity, replicas: "min" | "max"): Violation | undefined {
  const answer = answerAt(capacity, "max", replicas);
  if (answer.missing.length === 0) return undefined;
  const missing = missingOf(answer);
  const lost = missing.reduce((sum, pods) => sum + pods.count, 0);
  const pods = `${lost} of ${answer.pods} pods that there ${replicas === "min" ? "always are" : "may be"}`;
  const cure = cheapestCure(capacity, replicas);
  return {
    at,
    ...(replicas === "max" && { severity: "warning" }),
    message: `the most nodes, ${mostNodes(capacity)}, have no place for ${pods}: ${enumerate(missing.map(nameOf))}`,
    fix: cure === undefined ? `make ${count(lost, "pod")} fewer of it, or smaller ones` : cureText(cure),
  };
}

/**
 * What a cluster runs fits the nodes that it may have: as many pods as there always are, and as many as autoscaling and
 * rollouts may make. That the fewest nodes hold them is not asked for: the autoscaler makes more. Of nodes that are only
 * told, sums are compared.
 */
export const capacity: Rule = {
  number: 205,
  name: "capacity",
  reason:
    "A pod for which no node has room stays Pending for ever once there are as many nodes as there may be.",
  see: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#my-pods-are-pending-with-event-message-failedscheduling",
  *check(graph) {
    yield* toldCapacityViolations(graph);
    const known = capacityOf(graph);
    // Where the most pods fit, as they do in a tree without faults, fewer do.
    if (known === undefined || missingAt(known, "max", "max").length === 0) return;
    const violation = violationOf(graph.tree, known, "min") ?? violationOf(graph.tree, known, "max");
    if (violation !== undefined) yield violation;
  },
};
