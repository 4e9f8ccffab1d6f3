import type { Resource } from "#lib/render/resource.ts";
import type { Application } from "../graph/applications.ts";
import type { Graph } from "../graph/graph.ts";
import { needsOf } from "./needs.ts";
import { isLater, type Step, stepOf } from "./steps.ts";

/** What a resource waits for although its Application applies it only in a later step. */
export interface Late {
  readonly from: Resource;
  readonly step: Step;
  readonly what: string;
  readonly by: Resource;
  readonly byStep: Step;
  readonly application: Application;
  /** Whether Argo CD applies it first all the same: it does so with namespaces and definitions. */
  readonly isMovedForward: boolean;
}

/** @see https://github.com/argoproj/gitops-engine/blob/master/pkg/sync/sync_tasks.go */
const movedForward = new Set(["CustomResourceDefinition", "Namespace"]);

/** Whether a namespace is there before a sync begins: Argo CD makes it, or runs in it and reads its Applications there. */
function isMadeBefore(what: string, { destination, syncOptions, resource }: Application): boolean {
  if (what === `Namespace ${resource.namespace}`) return true;
  return syncOptions.has("CreateNamespace=true") && what === `Namespace ${destination.namespace}`;
}

/**
 * What is applied later than what needs it, by one Application. What another Application brings may have been there
 * long before.
 */
export function* lateIn(graph: Graph): Generator<Late> {
  const { applications } = graph;
  for (const { from, what, bringers, mayComeFromElsewhere } of needsOf(graph)) {
    const [application, ...others] = applications.deliveringTo(from);
    const step = stepOf(from);
    if (application === undefined || others.length > 0 || step === undefined || mayComeFromElsewhere)
      continue;
    const steps = bringers.map((by) => ({ by, byStep: stepOf(by), from: applications.deliveringTo(by) }));
    const isLate = steps.every(
      ({ byStep, from: deliverers }) =>
        byStep !== undefined &&
        isLater(byStep, step) &&
        deliverers.length === 1 &&
        deliverers[0] === application,
    );
    const [first] = steps;
    if (!isLate || first?.byStep === undefined || isMadeBefore(what, application)) continue;
    const isMovedForward = movedForward.has(first.by.object.kind);
    yield { from, step, what, by: first.by, byStep: first.byStep, application, isMovedForward };
  }
}
