/**
 * A finite number as every reader takes it for the same number: whole numbers in full, because Go keeps 64 bits
 * of them, and a mantissa with a point before an exponent, without which YAML 1.1 sees a string.
 *
 * @see https://yaml.org/type/float.html
 */
export function numberText(value: number): string {
  const text = String(value);
  if (text.includes("e")) return text.includes(".") ? text : text.replace("e", ".0e");
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value).toString() : text;
}
