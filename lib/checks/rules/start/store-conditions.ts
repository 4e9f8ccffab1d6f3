import { type Found, listAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, namespaceOf } from "../../graph/kind.ts";
import { selectorOf } from "../../graph/labels.ts";
import type { Rule } from "../../rule.ts";

const clusterSecretStore = { group: "external-secrets.io", kind: "ClusterSecretStore" };
const externalSecret = { group: "external-secrets.io", kind: "ExternalSecret" };

/** Whether a condition lets a namespace use a store, as far as that can be told. */
function allows({ namespaces }: Graph, condition: Found, namespace: string): boolean {
  if (listAt(condition, "namespaceRegexes").length > 0) return true;
  const named = textsAt(condition, "namespaces");
  const selector = valueAt(condition, "namespaceSelector");
  if (named.includes(namespace)) return true;
  return selector !== undefined && namespaces.matching(selectorOf(selector)).includes(namespace);
}

/** Stores let the namespaces use them that do. */
export const storeConditions: Rule = {
  number: 220,
  name: "store-conditions",
  reason:
    "The operator makes no Secret in a namespace that the store does not allow, and its pods do not start.",
  see: "https://external-secrets.io/latest/api/clustersecretstore/",
  *check(graph) {
    for (const reference of graph.references) {
      const { from, kind, name } = reference;
      if (kind.kind !== clusterSecretStore.kind || !isOf(from, externalSecret)) continue;
      const [store, ...others] = graph.names.producersOf(kind, "", name).flatMap(({ by }) => by ?? []);
      if (store === undefined || others.length > 0) continue;
      const conditions = listAt(store.object, "spec", "conditions");
      const namespace = namespaceOf(from);
      if (namespace === "" || conditions.length === 0) continue;
      if (conditions.some((one) => allows(graph, one, namespace))) continue;
      yield {
        at: from,
        message: `ClusterSecretStore ${name} is not for namespace ${namespace}: nothing makes its Secret`,
        fix: `add ${namespace} to the conditions of the store, or use another store`,
      };
    }
  },
};
