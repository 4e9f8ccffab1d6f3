import type { Resource } from "#lib/render/resource.ts";
import { isLater, stepOf, stepText } from "../../argo-cd/steps.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { referencesTo } from "../../graph/references-by-kind.ts";
import type { Rule, Violation } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

/** Classes whose volumes are made when a pod asks for them. */
function lateClasses(graph: Graph): Set<string> {
  const classes = graph
    .ofKind(kinds.storageClass)
    .filter(({ object }) => textAt(object, "volumeBindingMode") === "WaitForFirstConsumer");
  return new Set(classes.map(({ object }) => object.metadata.name));
}

function violationOf(claim: Resource, consumers: readonly Resource[], graph: Graph): Violation | undefined {
  const [application] = graph.applications.deliveringTo(claim);
  const step = stepOf(claim);
  const [first] = consumers;
  if (application === undefined || step === undefined || first === undefined) return undefined;
  const steps = consumers.map(stepOf);
  const areLater = steps.every((one) => one !== undefined && isLater(one, step));
  const areOurs = consumers.every((one) => graph.applications.deliveringTo(one).includes(application));
  const [firstStep] = steps;
  if (!areLater || !areOurs || firstStep === undefined) return undefined;
  return {
    at: claim,
    message: `it is applied in ${stepText(step)} and gets a volume only when ${titleOf(first)} starts, in ${stepText(firstStep)}: that never begins, because Argo CD waits for the claim`,
    fix: "give both the same wave",
  };
}

/** Claims that wait for their pods come in the wave of those. */
export const waitingClaims: Rule = {
  number: 419,
  name: "waiting-claims",
  reason: "A claim whose class waits for the first pod is never bound in a wave before that of its pods.",
  see: "https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode",
  *check(graph) {
    const late = lateClasses(graph);
    if (late.size === 0) return;
    const claims = referencesTo(graph, kinds.persistentVolumeClaim);
    const users = Map.groupBy(claims, ({ namespace, name }) => JSON.stringify([namespace, name]));
    for (const claim of graph.ofKind(kinds.persistentVolumeClaim)) {
      if (!late.has(textAt(claim.object, "spec", "storageClassName") ?? "")) continue;
      const key = JSON.stringify([namespaceOf(claim), claim.object.metadata.name]);
      const violation = violationOf(
        claim,
        (users.get(key) ?? []).map(({ from }) => from),
        graph,
      );
      if (violation !== undefined) yield violation;
    }
  },
};
