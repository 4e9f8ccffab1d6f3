import type { Environment } from "@marcbachmann/cel-js";

/** Values of CEL that have an order. */
type Ordered = bigint | number | string | boolean | Date;

function isSorted(list: readonly Ordered[]): boolean {
  return list.every((item, i) => i === 0 || (list[i - 1] ?? item) <= item);
}

function extreme(list: readonly Ordered[], isBetter: (one: Ordered, other: Ordered) => boolean): Ordered {
  return list.reduce((best, item) => (isBetter(item, best) ? item : best));
}

function sum(list: readonly (bigint | number)[]): bigint | number {
  const [first = 0n] = list;
  if (typeof first === "number") return list.reduce<number>((total, item) => total + Number(item), 0);
  return list.reduce<bigint>((total, item) => total + BigInt(item), 0n);
}

function isSubset(one: readonly unknown[], other: readonly unknown[]): boolean {
  const all = new Set(other);
  return one.every((item) => all.has(item));
}

/**
 * Adds what Kubernetes knows of lists and sets; of sets, those of plain values.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library
 */
export function addLists(environment: Environment): void {
  environment
    .registerFunction("list.isSorted(): bool", isSorted)
    .registerFunction("list.sum(): dyn", sum)
    .registerFunction("list.min(): dyn", (list: readonly Ordered[]) => extreme(list, (a, b) => a < b))
    .registerFunction("list.max(): dyn", (list: readonly Ordered[]) => extreme(list, (a, b) => a > b))
    .registerFunction("list.indexOf(dyn): int", (list: readonly unknown[], item: unknown) =>
      BigInt(list.indexOf(item)),
    )
    .registerFunction("list.lastIndexOf(dyn): int", (list: readonly unknown[], item: unknown) =>
      BigInt(list.lastIndexOf(item)),
    );
  class Sets {}
  environment
    .registerType("Sets", Sets)
    .registerConstant("sets", "Sets", new Sets())
    .registerFunction(
      "Sets.contains(list, list): bool",
      (_: unknown, one: readonly unknown[], other: readonly unknown[]) => isSubset(other, one),
    )
    .registerFunction(
      "Sets.equivalent(list, list): bool",
      (_: unknown, one: readonly unknown[], other: readonly unknown[]) =>
        isSubset(one, other) && isSubset(other, one),
    )
    .registerFunction(
      "Sets.intersects(list, list): bool",
      (_: unknown, one: readonly unknown[], other: readonly unknown[]) =>
        one.some((item) => other.includes(item)),
    );
}
