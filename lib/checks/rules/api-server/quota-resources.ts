import { isQualifiedName } from "../../fields/forms.ts";
import { type Found, mapAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import { isWhole, quantityOf } from "../../quantity.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Numbers of objects that a quota can bound by a short name. */
const counts =
  "pods services replicationcontrollers resourcequotas secrets configmaps persistentvolumeclaims services.nodeports services.loadbalancers".split(
    " ",
  );

/** Amounts that a quota can bound. */
const amounts =
  "cpu memory ephemeral-storage requests.cpu requests.memory requests.storage requests.ephemeral-storage limits.cpu limits.memory limits.ephemeral-storage".split(
    " ",
  );

const known = new Set([...counts, ...amounts]);

/** Whether a name without a domain is none of those that Kubernetes has. */
function isUnknown(resource: string): boolean {
  return !resource.includes("/") && !known.has(resource) && !/^(requests\.)?hugepages-/.test(resource);
}

function* faultsOf(resource: string, quantity: Found): Generator<Fault> {
  const place = `spec.hard.${resource}`;
  if (!isQualifiedName(resource) || isUnknown(resource)) {
    const near = nearest(resource, [...known]);
    const fix =
      near === undefined
        ? "write a resource such as requests.cpu, or count/<resource>.<group>"
        : `write ${near}`;
    yield { message: `${place} is no resource of a quota`, fix };
    return;
  }
  const amount = quantityOf(quantity);
  if (amount === undefined) return;
  if (amount < 0n) yield { message: `${place} is ${quantity}`, fix: "write 0 or more" };
  else if ((counts.includes(resource) || resource.startsWith("count/")) && !isWhole(amount)) {
    yield { message: `${place} is ${quantity}, a part of one`, fix: "write a whole number" };
  }
}

/** ResourceQuotas bound what Kubernetes can count. */
export const quotaResources: Rule = {
  number: 156,
  name: "quota-resources",
  reason: "The API server refuses a quota for a resource that does not exist, or a part of an object.",
  see: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
  *check(graph) {
    for (const at of graph.ofKind({ group: "", kind: "ResourceQuota" })) {
      for (const [resource, quantity] of Object.entries(mapAt(at.object, "spec", "hard"))) {
        for (const fault of faultsOf(resource, quantity)) yield { at, ...fault };
      }
    }
  },
};
