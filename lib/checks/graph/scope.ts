import type { Resource } from "#lib/render/resource.ts";
import { type Scope, scopeOf } from "#lib/render/scope.ts";
import type { Graph } from "./graph.ts";
import { kindId, kindOf } from "./kind.ts";

/** Whether a resource lives in a namespace, by the definition of its kind where the tree has it; undefined where nobody knows. */
export function scopeIn({ definitions }: Graph, { object }: Resource): Scope | undefined {
  const kind = kindOf(object);
  return definitions.get(kindId(kind))?.scope ?? scopeOf(kind);
}
