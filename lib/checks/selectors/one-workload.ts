import type { Resource } from "#lib/render/resource.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import { type Selector, selectorText } from "../graph/labels.ts";
import { once } from "../graph/once.ts";
import { presenceOf } from "../graph/presence.ts";
import { nearestWorkloads } from "../graph/variants.ts";
import type { Workload } from "../graph/workload.ts";
import type { Violation } from "../rule.ts";
import { enumerate } from "../wording.ts";

/** Labels by which the versions of one program differ, of which a Service is meant to have several. */
const versionLabel = /(?:^|[./-])(?:version|track|revision|variant|release-track|slot|colou?r|canary)$/;

/** Whether workloads are versions of one program: their pods differ in nothing but the label that says which. */
function areVersions(workloads: readonly Workload[]): boolean {
  const texts = workloads.map(({ labels }) => {
    const common = [...labels].filter(([key]) => !versionLabel.test(key));
    return { common: JSON.stringify(common.sort()), all: JSON.stringify([...labels].sort()) };
  });
  return (
    new Set(texts.map(({ common }) => common)).size === 1 &&
    new Set(texts.map(({ all }) => all)).size === texts.length
  );
}

const distinct = once((workloads: readonly Workload[]) => {
  // A workload that is declared twice is a matter of identity.
  const byTitle = new Map(workloads.map((pods) => [pods.title, pods]));
  const titles = [...byTitle.keys()];
  return { titles, isMixed: titles.length > 1 && !areVersions([...byTitle.values()]) };
});

/** Holds that a selector matches the pods of exactly one workload of the resource's namespace. */
export function* exactlyOneWorkload(
  graph: Graph,
  at: Resource,
  place: string,
  selector: Selector,
): Generator<Violation> {
  const namespace = namespaceOf(at);
  const { titles, isMixed } = distinct(nearestWorkloads(at, graph.pods.matching(namespace, selector)));
  const wanted = `${place} asks for ${selectorText(selector) || "every pod"}`;
  const presence = presenceOf(graph, namespace, selector);
  if (presence !== "present") {
    yield {
      at,
      ...(presence === "unknown" && { severity: "warning" }),
      message: `${wanted}, which no pods of namespace ${namespace} have`,
      fix: "write the labels of the pods that are meant",
    };
  } else if (isMixed) {
    yield {
      at,
      message: `${wanted}, which the pods of ${enumerate(titles)} have`,
      fix: "add a label that only one of them has",
    };
  }
}
