import type { Resource } from "#lib/render/resource.ts";
import type { Graph } from "../graph/graph.ts";
import type { Workload } from "../graph/workload.ts";
import { eligibleNodes } from "../scheduling/eligible.ts";
import { mostNodes } from "../scheduling/nodes.ts";
import { requiredTerms } from "../scheduling/pod-terms.ts";
import type { Claim } from "./claims.ts";
import { isEbs, provisionerOf } from "./classes.ts";

const singleNodeModes = new Set(["ReadWriteOnce", "ReadWriteOncePod"]);

/** Whether only pods on one node, or one pod, may mount a claim. */
export function isOfOneNode({ accessModes }: Claim): boolean {
  return accessModes.length > 0 && accessModes.every((mode) => singleNodeModes.has(mode));
}

/** Whether only one pod may mount a claim, on whichever node. */
export function isOfOnePod({ accessModes }: Claim): boolean {
  return accessModes.length > 0 && accessModes.every((mode) => mode === "ReadWriteOncePod");
}

/**
 * How sure it is that a second node cannot mount a claim: drivers of shared file systems do not look at its modes, and
 * of classes that the tree does not show nobody knows the driver.
 */
export function certaintyOf(
  classes: ReadonlyMap<string, Resource>,
  claim: Claim,
): "certain" | "likely" | "no" {
  if (isOfOnePod(claim)) return "certain";
  const provisioner = provisionerOf(classes, claim);
  if (provisioner === undefined) return "likely";
  return isEbs(provisioner) ? "certain" : "no";
}

/** Whether all pods of a workload are on one node anyway: there is only one, or they have to be near one another. */
export function staysOnOneNode(graph: Graph, workload: Workload): boolean {
  const nodes = eligibleNodes(graph, workload);
  return (
    (nodes !== undefined && mostNodes(nodes) <= 1) ||
    requiredTerms(workload, "podAffinity").some(({ topologyKey }) => topologyKey === "kubernetes.io/hostname")
  );
}
