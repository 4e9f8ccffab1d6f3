import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, mapAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import { quantityOf } from "../quantity.ts";

const resourceQuota = { group: "", kind: "ResourceQuota" };

/** One line of `spec.hard` of a ResourceQuota that is about everything in its namespace. */
export interface Hard {
  readonly quota: Resource;
  readonly namespace: string;
  /** As it stands there: `cpu`, `requests.memory`, `count/deployments.apps`. */
  readonly name: string;
  readonly text: string;
  /** In billionths. */
  readonly most: bigint;
}

function hardOf(quota: Resource, [name, value]: [string, Value]): Hard[] {
  const most = quantityOf(value);
  return most === undefined
    ? []
    : [{ quota, namespace: namespaceOf(quota), name, text: String(value), most }];
}

/** Lines of the quotas of a tree, but for those that count only some of the pods. */
export function hardOfQuotas(graph: Graph): Hard[] {
  return graph.ofKind(resourceQuota).flatMap((quota) => {
    const isPartial =
      listAt(quota.object, "spec", "scopes").length > 0 ||
      valueAt(quota.object, "spec", "scopeSelector") !== undefined;
    return isPartial
      ? []
      : Object.entries(mapAt(quota.object, "spec", "hard")).flatMap((one) => hardOf(quota, one));
  });
}

const plain = new Set(["cpu", "memory", "ephemeral-storage"]);

/** The name of what pods ask for that a line counts: `cpu` of a quota is `requests.cpu` of pods. */
export function askedName(name: string): string {
  return plain.has(name) ? `requests.${name}` : name;
}
