import type { IApplication } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { mapAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Unit } from "#lib/render/tree.ts";

type Ignored = NonNullable<NonNullable<IApplication["spec"]>["ignoreDifferences"]>[number];

/** Where Argo Rollouts writes which pods of a blue-green service a Service leads to. */
const POD_HASH = "/spec/selector/rollouts-pod-template-hash";

/**
 * Fields of a unit's objects that a controller writes into: a sync that took them away would send requests to
 * both versions of a blue-green service, and have the new one promoted unasked. Argo CD leaves them alone while it
 * compares; while it syncs, only with the option `RespectIgnoreDifferences=true`.
 *
 * @see https://github.com/argoproj/argo-rollouts/issues/3437
 */
export function ignoredFields({ resources }: Unit): Ignored[] {
  return resources.flatMap(({ object, namespace }) => {
    if (object.kind !== "Rollout" || namespace === undefined) return [];
    const blueGreen = mapAt(object, "spec", "strategy", "blueGreen");
    const services = [textAt(blueGreen, "activeService"), textAt(blueGreen, "previewService")];
    return services
      .filter((name) => name !== undefined)
      .map((name) => ({ kind: "Service", name, namespace, jsonPointers: [POD_HASH] }));
  });
}
