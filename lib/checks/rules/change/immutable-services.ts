import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { shown } from "../../change/fields.ts";
import { refusal } from "../../change/refusal.ts";
import { type Found, textAt, valueAt } from "../../graph/fields.ts";
import { isOf, kinds } from "../../graph/kind.ts";

const headless = "None";

/** How an address that is fixed changes; nothing where the API server keeps or may choose it. */
function changeOfAddress(was: Found, is: Found): string | undefined {
  if (was === is) return undefined;
  // The API server fills in the address that a Service has: only a headless one is meant to get one by that.
  if (is === undefined) return was === headless ? "spec.clusterIP from None to an address" : undefined;
  return `spec.clusterIP from ${was === undefined ? "the address that it has" : shown(was)} to ${shown(is)}`;
}

/** Addresses of Services in the cluster. */
export const immutableServices: ChangeRule = {
  number: 616,
  name: "immutable-services",
  reason: "The address and the load balancer class of a Service stay what they were when it was made.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#headless-services",
  *check(change) {
    for (const { before, after } of change.changed) {
      const types = [before, after].map(({ object }) => textAt(object, "spec", "type") ?? "ClusterIP");
      if (!isOf(after, kinds.service) || types.includes("ExternalName")) continue;
      const loss = "whoever uses it gets no answer until then";
      const [was, is] = [before, after].map(({ object }) => valueAt(object, "spec", "clusterIP"));
      const address = changeOfAddress(was, is);
      if (address !== undefined) {
        const kept = was === headless && is === undefined;
        const effect = kept ? "it stays headless as long as it exists" : refusal(change, after, loss);
        const message = `it changes ${address}: ${effect}`;
        yield replaces(after, { message, cure: "leave it as it is, or add a Service of another name" });
      }
      const [old, now] = [before, after].map(({ object }) => textAt(object, "spec", "loadBalancerClass"));
      if (old === now || types.some((type) => type !== "LoadBalancer")) continue;
      const message = `it changes spec.loadBalancerClass from ${shown(old)} to ${shown(now)}: ${refusal(change, after, "its address is lost")}`;
      yield replaces(after, { message, cure: "leave it as it is, or add a Service of another name" });
    }
  },
};
