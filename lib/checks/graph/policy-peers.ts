import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt } from "./fields.ts";

const lists = [
  ["ingress", "from"],
  ["egress", "to"],
] as const;

/** A peer of a NetworkPolicy as it is written. */
export interface WrittenPeer {
  /** `spec.ingress[0].from[1]`. */
  readonly place: string;
  readonly peer: Value;
}

/** Every peer that the rules of a NetworkPolicy name, in both directions. */
export function* peersOf({ object }: Resource): Generator<WrittenPeer> {
  for (const [direction, list] of lists) {
    for (const [i, rule] of listAt(object, "spec", direction).entries()) {
      for (const [j, peer] of listAt(rule, list).entries()) {
        yield { place: `spec.${direction}[${i}].${list}[${j}]`, peer };
      }
    }
  }
}
