import type { Found } from "./graph/fields.ts";
import { remembered } from "./remembered.ts";

/** Quantities are compared in billionths, which is as exact as the API server keeps them. */
const BILLION = 10n ** 9n;

const factors: Readonly<Record<string, readonly [factor: bigint, divisor: bigint]>> = {
  n: [1n, BILLION],
  u: [1n, 10n ** 6n],
  m: [1n, 1000n],
  "": [1n, 1n],
  k: [1000n, 1n],
  M: [10n ** 6n, 1n],
  G: [BILLION, 1n],
  T: [10n ** 12n, 1n],
  P: [10n ** 15n, 1n],
  E: [10n ** 18n, 1n],
  Ki: [2n ** 10n, 1n],
  Mi: [2n ** 20n, 1n],
  Gi: [2n ** 30n, 1n],
  Ti: [2n ** 40n, 1n],
  Pi: [2n ** 50n, 1n],
  Ei: [2n ** 60n, 1n],
};

/** Digits and exponents beyond these are no amounts of anything, and would take for ever to compute with. */
const form = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2})|([num]|[kMGTPE]|[KMGTPE]i)?)$/;

const parsed = remembered((text): bigint | undefined => {
  const [whole, sign, digits = "", decimals = "", exponent = "0", suffix = ""] = form.exec(text) ?? [];
  const [factor, divisor] = factors[suffix] ?? [];
  if (whole === undefined || digits + decimals === "" || factor === undefined || divisor === undefined) {
    return undefined;
  }
  const power = BigInt(exponent);
  const above = BigInt(digits + decimals) * factor * BILLION * 10n ** (power > 0n ? power : 0n);
  const below = divisor * 10n ** (BigInt(decimals.length) - (power < 0n ? power : 0n));
  const amount = (above + below - 1n) / below;
  return sign === "-" ? -amount : amount;
});

/**
 * A quantity in billionths, rounded up as the API server does: 500000000n for `500m` and for `0.5`. Nothing for what is
 * no quantity, which the schema says, and for more than 40 digits.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityOf(value: Found): bigint | undefined {
  return typeof value === "string" || typeof value === "number" ? parsed(String(value)) : undefined;
}

/** Whether a quantity in billionths is a whole number. */
export function isWhole(amount: bigint): boolean {
  return amount % BILLION === 0n;
}
