import { isQualifiedName } from "../../fields/form.ts";
import { amounts, counts, isCounted, isWholeOnly } from "../../fields/resource-names.ts";
import { type Found, mapAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import { isWhole, quantityOf } from "../../quantity.ts";
import type { Fault, Rule } from "../../rule.ts";

const known = [...counts, ...amounts];

/** Whether a name without a domain is none of those that Kubernetes has. */
const isUnknown = (resource: string) => !resource.includes("/") && !isCounted(resource);

function* faultsOf(resource: string, quantity: Found): Generator<Fault> {
  const place = `spec.hard.${resource}`;
  if (!isQualifiedName(resource) || isUnknown(resource)) {
    const near = nearest(resource, known);
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
  else if (isWholeOnly(resource) && !isWhole(amount)) {
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
