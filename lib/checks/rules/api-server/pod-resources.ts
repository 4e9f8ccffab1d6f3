import { forms } from "../../fields/forms.ts";
import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule } from "../../rule.ts";

/** What a pod can have as a whole. */
const known = /^(cpu|memory|hugepages-.+)$/;

function* ofAmounts(side: string, amounts: Found): Generator<Fault> {
  for (const [resource, quantity] of Object.entries(mapAt(amounts))) {
    const amount = quantityOf(quantity);
    if (!known.test(resource) || !forms.resource.holds(resource)) {
      const message = `resources.${side} of its pods names ${resource}, which is no resource of a whole pod`;
      yield { message, fix: "write it for a container" };
    } else if (amount !== undefined && amount < 0n) {
      yield { message: `resources.${side}.${resource} of its pods is ${quantity}`, fix: "write 0 or more" };
    }
  }
}

/** What the containers request that run side by side. */
function requestedOf({ containers }: Workload, resource: string): bigint {
  return containers
    .filter(({ stays }) => stays)
    .reduce(
      (sum, { fields }) => sum + (quantityOf(valueAt(fields, "resources", "requests", resource)) ?? 0n),
      0n,
    );
}

function* ofWhole(workload: Workload): Generator<Fault> {
  const whole = valueAt(workload.podSpec, "resources");
  if (!isMap(whole)) return;
  if (valueAt(whole, "claims") !== undefined) {
    yield { message: "resources of its pods has claims", fix: "write them for a container" };
  }
  for (const side of ["requests", "limits"]) yield* ofAmounts(side, valueAt(whole, side));
  for (const [resource, request] of Object.entries(mapAt(whole, "requests"))) {
    const [amount, limit] = [quantityOf(request), valueAt(whole, "limits", resource)];
    const most = quantityOf(limit);
    if (amount === undefined) continue;
    if (most !== undefined && amount > most) {
      const message = `its pods request ${request} of ${resource}, above their limit of ${limit}`;
      yield { message, fix: "raise the limit, or lower the request" };
    }
    if (requestedOf(workload, resource) > amount) {
      const message = `its pods request ${request} of ${resource}, less than their containers together`;
      yield { message, fix: "raise the request of the pods, or lower those of the containers" };
    }
  }
  for (const { name, fields } of workload.containers) {
    for (const [resource, limit] of Object.entries(mapAt(fields, "resources", "limits"))) {
      const [amount, most] = [quantityOf(limit), quantityOf(valueAt(whole, "limits", resource))];
      if (amount === undefined || most === undefined || amount <= most) continue;
      const message = `container ${name} has a limit of ${limit} of ${resource}, above that of its pods`;
      yield { message, fix: "lower it, or raise the limit of the pods" };
    }
  }
}

function* ofClaims({ podSpec, containers }: Workload): Generator<Fault> {
  const names = listAt(podSpec, "resourceClaims").flatMap((claim) => textAt(claim, "name") ?? []);
  for (const { name, fields } of containers) {
    for (const claim of listAt(fields, "resources", "claims")) {
      const wanted = textAt(claim, "name");
      if (wanted === undefined || names.includes(wanted)) continue;
      const near = nearest(wanted, names);
      const fix = near === undefined ? "add it to resourceClaims of the pods" : `write ${near}`;
      yield { message: `container ${name} uses resource claim ${wanted}, which its pods do not have`, fix };
    }
  }
}

/** What a pod has as a whole holds what its containers have, and containers use claims that their pods have. */
export const podResources: Rule = {
  number: 130,
  name: "pod-resources",
  reason:
    "The API server refuses resources of a pod below those of its containers, and claims of devices that the pod does not have.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const fault of ofWhole(workload)) yield { at: workload.resource, ...fault };
      for (const fault of ofClaims(workload)) yield { at: workload.resource, ...fault };
    }
  },
};
