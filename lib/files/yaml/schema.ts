import type { ScalarTag } from "yaml";

/**
 * The scalars of YAML as Kubernetes reads them: Go's yaml.v2 behind sigs.k8s.io/yaml. Of YAML 1.1 it has the
 * booleans (`y`, `n`, `yes`, `no`, `on`, `off` too, `y` and `n` included), `0777` as octal and `_` within
 * numbers; of YAML 1.2 `0o17`. Numbers to base 60 are text, and dates stay the text they are.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2/resolve.go
 * @see https://pkg.go.dev/sigs.k8s.io/yaml
 */
export const kubernetesScalars: ScalarTag[] = [
  { tag: "tag:yaml.org,2002:null", default: true, test: /^(?:~|null|Null|NULL)?$/, resolve: () => null },
  {
    tag: "tag:yaml.org,2002:bool",
    default: true,
    test: /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE)$/,
    resolve: (text) => /^(?:y|on|t)/i.test(text),
  },
  { tag: "tag:yaml.org,2002:int", default: true, test: /^[-+0-9]/, resolve: numberOrText },
  { tag: "tag:yaml.org,2002:float", default: true, test: /^[-+.0-9]/, resolve: numberOrText },
  { tag: "tag:yaml.org,2002:timestamp", resolve: (text) => text },
];

const infiniteOrNaN = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const integer = /^[-+]?(?:0[bB][01]+|0[oO]?[0-7]*|0[xX][0-9a-fA-F]+|[1-9][0-9]*)$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

function numberOrText(text: string, onError: (message: string) => void): number | string {
  if (infiniteOrNaN.test(text)) {
    onError(`${text} is no number to JSON and thus to Kubernetes`);
    return text;
  }
  const digits = text.startsWith(".") ? text : text.replaceAll("_", "");
  const whole = integer.test(digits) ? wholeNumber(digits) : undefined;
  if (whole !== undefined) return whole;
  const value = decimal.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}

/** The whole number, or undefined where it does not fit into 64 bits. */
function wholeNumber(digits: string): number | undefined {
  const unsigned = digits.replace(/^[-+]/, "");
  const value = BigInt(unsigned.replace(/^0(?=[0-7])/, "0o"));
  if (digits.startsWith("-")) return value <= 2n ** 63n ? -Number(value) : undefined;
  return value < (digits.startsWith("+") ? 2n ** 63n : 2n ** 64n) ? Number(value) : undefined;
}
