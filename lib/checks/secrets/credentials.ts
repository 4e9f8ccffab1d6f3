import { encodedForm, plainForm } from "./forms.ts";
import { hasRun, ofPaddedBase64 } from "./runs.ts";

const password = /(?:password|passwd)$/i;
const secret =
  /password|passwd|passphrase|secret|token|(?:api|access|app|auth|client|encryption|license|master|private|signing)[-_]?key|credential/i;

/** Names of what is switched on and off, such as `ALLOW_EMPTY_PASSWORD`. */
const isSwitch =
  /^(?:allow|disable|enable|generate|random|require|use|skip|no)[-_]|_(?:enabled|disabled|required)$/i;

/** Names of what is said about a credential, such as `passwordKey` or `checksum/secret`. */
const aboutSecret =
  /(?:name|ref|file|path|url|uri|arn|endpoint|policy|type|format|length|ttl|seconds)$|^secretKey$|^existingSecret|checksum|hash|digest|sha\d/i;

const placeholder = /\$[({]|^\$\w+$|\{\{|^<.*>$|^%.*%$|^ENC\[|^(?:INSERT|REPLACE|YOUR)[_-]/;

/**
 * Whether something else fills in or decrypts a value: `$(PASSWORD)`, `${PASSWORD}`, `{{ .password }}`, `<password>`, `INSERT_PASSWORD`,
 * and what SOPS encrypted.
 */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value);
}

/** Shannon entropy from which a text looks random, in bits a character. */
const leastEntropy = 3;

const randomRun = /[A-Za-z0-9+/=]{12,}/g;

/** Runs of letters and digits shorter than this are words. */
const leastRandom = 12;

function entropy(text: string): number {
  const counts = Map.groupBy(text, (letter) => letter);
  return [...counts.values()].reduce((sum, { length }) => {
    const share = length / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

function looksRandom(value: string): boolean {
  const runs = value.match(randomRun) ?? [];
  return runs.some((run) => /\d/.test(run) && /[A-Za-z]/.test(run) && entropy(run) >= leastEntropy);
}

/** Values that name where something is, rather than being it: paths, addresses and images. */
function isPlace(value: string): boolean {
  return /@sha256:|^(?:\.{0,2}\/|[a-z][a-z0-9+.-]*:\/\/)/.test(value);
}

/** What values of a name are, as far as the name tells. */
export type Named = "password" | "secret" | undefined;

/** Reads a name. */
export function namedAs(name: string): Named {
  if (name === "image" || isSwitch.test(name) || aboutSecret.test(name)) return undefined;
  if (password.test(name)) return "password";
  return secret.test(name) ? "secret" : undefined;
}

function underName(named: Named, value: string): string | undefined {
  if (named === undefined || value === "" || isPlaceholder(value) || isPlace(value)) return undefined;
  if (named === "password" && !/^(?:true|false|null|none|\d+)$/i.test(value)) return "a password";
  // Several words are a text, whose lines are looked at one by one.
  return !/\s/.test(value.trim()) && looksRandom(value) ? "a credential" : undefined;
}

const userinfo = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@'"]*:(?<password>[^\s/@'"]+)@/gi;

/** What documentation writes for the password of a URL. */
const exampleUrl = /^(?:pass|password|pwd|secret|x+|\*+|\.{3})$/i;

function inUrl(text: string): string | undefined {
  if (!text.includes("://")) return undefined;
  for (const { groups } of text.matchAll(userinfo)) {
    const password = groups?.password ?? "";
    if (!isPlaceholder(password) && !exampleUrl.test(password)) return "a URL with a password";
  }
  return undefined;
}

const assignment = /(?<![\w.-])(?<name>[\w.-]{1,80})["']?\s*[:=]\s*["']?(?<value>[^\s"',;]+)/g;

/** A line such as `password = hunter2` inside a longer text, or an argument such as `--token=…`. */
function inAssignment(text: string): string | undefined {
  if (!secret.test(text)) return undefined;
  for (const { groups } of text.matchAll(assignment)) {
    const found = underName(namedAs(groups?.name ?? ""), groups?.value ?? "");
    // In prose and code a password after a colon is most often a word.
    if (found !== undefined && looksRandom(groups?.value ?? "")) return found;
  }
  return undefined;
}

/** What a text is by itself, whatever its name. */
export interface Alone {
  /** What kind of credential it holds by its form. */
  readonly form: string | undefined;
  /** What kind of credential one of its lines holds by the name that stands there. */
  readonly assigned: string | undefined;
  /** Whether it has a run of letters and digits that is longer than words. */
  readonly hasLongRun: boolean;
}

/** Reads a text that may have several names. */
export function readAlone(text: string): Alone {
  // Few texts have long runs, without which there is nothing random in them: they are looked for once.
  const hasLongRun = hasRun(text, ofPaddedBase64, leastRandom);
  const encoded = hasLongRun ? encodedForm : undefined;
  return {
    form: plainForm(text) ?? encoded?.(text) ?? inUrl(text),
    assigned: hasLongRun ? inAssignment(text) : undefined,
    hasLongRun,
  };
}

/** What kind of credential a text holds under a name. */
export function credentialUnder(named: Named, text: string, alone: Alone | undefined): string | undefined {
  return alone?.form ?? underName(named, text) ?? alone?.assigned;
}

/**
 * What kind of credential a text holds, as far as its form or its name shows; nothing for a text that holds
 * none, or a placeholder for one.
 */
export function credentialIn(name: string, text: string): string | undefined {
  return credentialUnder(namedAs(name), text, readAlone(text));
}
