import { forms } from "../../fields/forms.ts";
import { type Found, mapAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import { isWhole, quantityOf } from "../../quantity.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";

/** Of devices and other extended resources there are whole ones only, and a limit is what is reserved. */
const cannotBeShared = (resource: string) =>
  resource.startsWith("hugepages-") ||
  (resource.includes("/") && !/^([^/]+\.)?kubernetes\.io\//.test(resource));

function* ofAmount(place: string, resource: string, quantity: Found): Generator<Fault> {
  if (!forms.resource.holds(resource)) {
    yield {
      message: `${place} names ${resource}, which is no resource of a container`,
      fix: forms.resource.fix,
    };
    return;
  }
  const amount = quantityOf(quantity);
  if (amount === undefined) return;
  if (amount < 0n) {
    yield {
      message: `${resource} in ${place} is ${quantity}, less than nothing`,
      fix: "write a positive quantity",
    };
  } else if (resource.includes("/") && cannotBeShared(resource) && !isWhole(amount)) {
    yield { message: `${resource} in ${place} is ${quantity}, a part of one`, fix: "write a whole number" };
  }
}

function* ofPair(whose: string, resource: string, request: Found, limit: Found): Generator<Fault> {
  const isWholeDevice = cannotBeShared(resource);
  const [least, most] = [quantityOf(request), quantityOf(limit)];
  if (isWholeDevice && least !== undefined && (limit === undefined || limit === null)) {
    yield {
      message: `${whose} requests ${resource} without a limit`,
      fix: `write the same under limits: ${resource} cannot be shared`,
    };
    return;
  }
  if (least === undefined || most === undefined || least === most) return;
  if (isWholeDevice) {
    yield {
      message: `${whose} requests ${request} of ${resource}, but its limit is ${limit}`,
      fix: `write the same for both: ${resource} cannot be shared`,
    };
  } else if (least > most) {
    yield {
      message: `${whose} requests ${request} of ${resource}, above its limit of ${limit}`,
      fix: "raise the limit, or lower the request",
    };
  }
}

function* faultsOf(whose: string, resources: Found): Generator<Fault> {
  const [requests, limits] = [mapAt(resources, "requests"), mapAt(resources, "limits")];
  for (const [resource, amount] of Object.entries(requests)) {
    yield* ofAmount(`resources.requests of ${whose}`, resource, amount);
    yield* ofPair(whose, resource, amount, valueAt(limits, resource));
  }
  for (const [resource, amount] of Object.entries(limits)) {
    yield* ofAmount(`resources.limits of ${whose}`, resource, amount);
  }
}

function* ofWorkload({ resource: at, containers }: Workload): Generator<Violation> {
  for (const { name, fields } of containers) {
    for (const fault of faultsOf(`container ${name}`, valueAt(fields, "resources"))) yield { at, ...fault };
  }
}

/** Requests and limits agree with each other, and are of what a container can have. */
export const resourceQuantities: Rule = {
  number: 112,
  name: "resource-quantities",
  reason: "The API server refuses a request above its limit, and an amount of what no container can have.",
  see: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  *check({ workloads }) {
    for (const workload of workloads) yield* ofWorkload(workload);
  },
};
