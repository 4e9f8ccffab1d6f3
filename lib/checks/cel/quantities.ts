import type { Environment } from "@marcbachmann/cel-js";
import { isWhole, quantityOf } from "../quantity.ts";

const BILLION = 10n ** 9n;

/** A quantity of Kubernetes, in billionths. */
class Quantity {
  readonly amount: bigint;

  constructor(amount: bigint) {
    this.amount = amount;
  }
}

function quantity(text: string): Quantity {
  const amount = quantityOf(text);
  if (amount === undefined) throw new Error(`no quantity: ${text}`);
  return new Quantity(amount);
}

function compare(one: Quantity, other: Quantity): bigint {
  return one.amount === other.amount ? 0n : one.amount < other.amount ? -1n : 1n;
}

/**
 * Adds what Kubernetes knows of quantities.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library
 */
export function addQuantities(environment: Environment): void {
  environment
    .registerType("kubernetes.Quantity", Quantity)
    .registerFunction("isQuantity(string): bool", (text: string) => quantityOf(text) !== undefined)
    .registerFunction("quantity(string): kubernetes.Quantity", quantity)
    .registerFunction("kubernetes.Quantity.compareTo(kubernetes.Quantity): int", compare)
    .registerFunction(
      "kubernetes.Quantity.isGreaterThan(kubernetes.Quantity): bool",
      (one: Quantity, other: Quantity) => one.amount > other.amount,
    )
    .registerFunction(
      "kubernetes.Quantity.isLessThan(kubernetes.Quantity): bool",
      (one: Quantity, other: Quantity) => one.amount < other.amount,
    )
    .registerFunction("kubernetes.Quantity.sign(): int", (one: Quantity) => compare(one, new Quantity(0n)))
    .registerFunction("kubernetes.Quantity.isInteger(): bool", (one: Quantity) => isWhole(one.amount))
    .registerFunction("kubernetes.Quantity.asInteger(): int", (one: Quantity) => one.amount / BILLION)
    .registerFunction(
      "kubernetes.Quantity.asApproximateFloat(): double",
      (one: Quantity) => Number(one.amount) / Number(BILLION),
    )
    .registerFunction(
      "kubernetes.Quantity.add(kubernetes.Quantity): kubernetes.Quantity",
      (one: Quantity, other: Quantity) => new Quantity(one.amount + other.amount),
    )
    .registerFunction(
      "kubernetes.Quantity.sub(kubernetes.Quantity): kubernetes.Quantity",
      (one: Quantity, other: Quantity) => new Quantity(one.amount - other.amount),
    )
    .registerOperator(
      "kubernetes.Quantity == kubernetes.Quantity",
      (one: Quantity, other: Quantity) => one.amount === other.amount,
    );
}
