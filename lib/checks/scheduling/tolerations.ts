import type { Fields } from "#lib/render/resource.ts";
import { type Found, listAt, textAt } from "../graph/fields.ts";
import type { NodeKind, Taint } from "./nodes.ts";

/** A toleration of a pod; without a key every taint, without a value every value, without an effect every effect. */
export interface Toleration {
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly effect: string | undefined;
}

function tolerationOf(toleration: Found): Toleration {
  const isAnyValue = textAt(toleration, "operator") === "Exists";
  return {
    key: textAt(toleration, "key"),
    value: isAnyValue ? undefined : (textAt(toleration, "value") ?? ""),
    effect: textAt(toleration, "effect"),
  };
}

/** The tolerations of pods. */
export function tolerationsOf(podSpec: Fields): Toleration[] {
  return listAt(podSpec, "tolerations").map(tolerationOf);
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function tolerates({ key, value, effect }: Toleration, taint: Taint): boolean {
  return (
    (key === undefined || key === taint.key) &&
    (value === undefined || value === taint.value) &&
    (effect === undefined || effect === taint.effect)
  );
}

/** Taints of a node that pods do not tolerate. */
export function untolerated(tolerations: readonly Toleration[], { taints }: NodeKind): Taint[] {
  return taints.filter((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** A taint as people write it: `dedicated=batch:NoSchedule`. */
export function taintText({ key, value, effect }: Taint): string {
  return `${key}${value === "" ? "" : `=${value}`}:${effect}`;
}
