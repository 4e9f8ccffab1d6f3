import { hardOfQuotas } from "../../admission/quotas.ts";
import { type Found, listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { quantityOf } from "../../quantity.ts";
import type { Rule } from "../../rule.ts";
import { count } from "../../wording.ts";

/** Claims of a namespace: how many, and what they ask for, in billionths of a byte. */
interface Claimed {
  readonly claims: number;
  readonly storage: bigint;
}

const mebi = 2n ** 20n * 10n ** 9n;

function askedOf(spec: Found): bigint {
  return quantityOf(valueAt(spec, "resources", "requests", "storage")) ?? 0n;
}

/** What the claims of manifests and of StatefulSets ask for, by namespace. */
function claimedIn(graph: Graph): ReadonlyMap<string, Claimed> {
  const sums = new Map<string, Claimed>();
  const add = (namespace: string, spec: Found, times: number) => {
    const { claims, storage } = sums.get(namespace) ?? { claims: 0, storage: 0n };
    sums.set(namespace, { claims: claims + times, storage: storage + askedOf(spec) * BigInt(times) });
  };
  for (const claim of graph.ofKind(kinds.persistentVolumeClaim)) {
    add(namespaceOf(claim), valueAt(claim.object, "spec"), 1);
  }
  for (const resource of graph.ofKind({ group: "apps", kind: "StatefulSet" })) {
    const replicas = Math.max(0, Math.trunc(numberAt(resource.object, "spec", "replicas") ?? 1));
    for (const template of listAt(resource.object, "spec", "volumeClaimTemplates")) {
      if (textAt(template, "metadata", "name") !== undefined) {
        add(namespaceOf(resource), valueAt(template, "spec"), replicas);
      }
    }
  }
  return sums;
}

/** Quotas have room for the claims of their namespaces. */
export const claimQuotas: Rule = {
  number: 295,
  name: "claim-quotas",
  reason: "A claim beyond the quota of its namespace is refused, and the pod that waits for it never starts.",
  see: "https://kubernetes.io/docs/concepts/policy/resource-quotas/#storage-resource-quota",
  *check(graph) {
    const sums = claimedIn(graph);
    for (const { quota: at, namespace, name, text, most } of hardOfQuotas(graph)) {
      const { claims, storage } = sums.get(namespace) ?? { claims: 0, storage: 0n };
      if (name === "requests.storage" && storage > most) {
        const need = `${(storage + mebi - 1n) / mebi}Mi`;
        const message = `requests.storage of the quota is ${text}, and the claims of its namespace ask for ${need}: the last of them are refused`;
        yield { at, message, fix: `raise requests.storage to at least ${need}` };
      }
      if (name === "persistentvolumeclaims" && BigInt(claims) * 10n ** 9n > most) {
        const message = `persistentvolumeclaims of the quota is ${text}, and its namespace has ${count(claims, "claim")}: the last of them are refused`;
        yield { at, message, fix: `raise persistentvolumeclaims to at least ${claims}` };
      }
    }
  },
};
