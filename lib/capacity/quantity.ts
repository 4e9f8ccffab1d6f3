const MEBIBYTE = 2 ** 20;

/** Bytes of each suffix of a quantity. */
const bytes: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: MEBIBYTE,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Thousandths of a core of each suffix of a quantity. */
const cores: Readonly<Record<string, number>> = { m: 1, "": 1000, k: 1e6 };

function amountOf(quantity: unknown, units: Readonly<Record<string, number>>): number {
  const [, digits = "", suffix = ""] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  return Number(digits) * (units[suffix] ?? 0);
}

/**
 * CPU of a manifest in thousandths of a core: 500 for `500m` and for `0.5`. What is no quantity is 0: that it is none,
 * its schema says.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function millicoresOf(quantity: unknown): number {
  return amountOf(quantity, cores);
}

/** Memory or storage of a manifest in MiB: 512 for `512Mi` and for `0.5Gi`. What is no quantity is 0. */
export function mebibytesOf(quantity: unknown): number {
  return amountOf(quantity, bytes) / MEBIBYTE;
}
