import type { Resource } from "#lib/render/resource.ts";
import type { Application } from "../graph/applications.ts";
import type { Graph } from "../graph/graph.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { annotatedWith, annotations } from "./annotations.ts";
import { type Need, needsOf } from "./needs.ts";
import { isLater, type Step, stepOf, usual } from "./steps.ts";

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

/** Resources that say when they are applied, by namespace: all others are applied in the usual step. */
const ordered = oncePerGraph((graph): ReadonlyMap<string | undefined, readonly Resource[]> => {
  const { hook, helmHook, syncWave, helmHookWeight } = annotations;
  const told = [hook, helmHook, syncWave, helmHookWeight].flatMap((name) => annotatedWith(graph, name));
  return Map.groupBy(new Set(told), ({ namespace }) => namespace);
});

/** Those that need something, as far as they may be applied before a step. */
function earlierThan(step: Step, { from, inside }: Need, graph: Graph): readonly Resource[] {
  // Nearly everything is applied in one step.
  return inside === undefined || isLater(step, usual) ? from : (ordered(graph).get(inside) ?? []);
}

function addLate(late: Late[], need: Need, graph: Graph): void {
  const { applications } = graph;
  const { what, bringers } = need;
  const [by] = bringers;
  const byStep = by && stepOf(by);
  if (by === undefined || byStep === undefined) return;
  for (const from of earlierThan(byStep, need, graph)) {
    const step = stepOf(from);
    if (step === undefined || !isLater(byStep, step)) continue;
    const [application, ...others] = applications.deliveringTo(from);
    if (application === undefined || others.length > 0 || isMadeBefore(what, application)) continue;
    const isLate = bringers.every((one) => {
      const oneStep = stepOf(one);
      const [deliverer, ...more] = applications.deliveringTo(one);
      return (
        oneStep !== undefined && isLater(oneStep, step) && deliverer === application && more.length === 0
      );
    });
    const isMovedForward = movedForward.has(by.object.kind);
    if (isLate) late.push({ from, step, what, by, byStep, application, isMovedForward });
  }
}

/**
 * What is applied later than what needs it, by one Application. What another Application brings may have been there
 * long before.
 */
export const lateIn = oncePerGraph((graph): readonly Late[] => {
  const late: Late[] = [];
  for (const need of needsOf(graph)) addLate(late, need, graph);
  return late;
});
