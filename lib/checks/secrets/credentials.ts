import { credentialByForm } from "./forms.ts";

const password = /(?:password|passwd)$/i;
const secret =
  /password|passwd|passphrase|secret|token|(?:api|access|app|auth|client|encryption|license|master|private|signing)[-_]?key|credential/i;

/** Names of what is switched on and off, such as `ALLOW_EMPTY_PASSWORD`. */
const isSwitch =
  /^(?:allow|disable|enable|generate|random|require|use|skip|no)[-_]|_(?:enabled|disabled|required)$/i;

/** Names of what is said about a credential, such as `passwordKey` or `checksum/secret`. */
const aboutSecret =
  /(?:name|ref|file|path|url|uri|arn|endpoint|policy|type|format|length|ttl|seconds)$|^secretKey$|^existingSecret|checksum|hash|digest|sha\d/i;

const placeholder = /\$[({]|^\$\w+$|\{\{|^<.*>$|^%.*%$|^ENC\[/;

/**
 * Whether something else fills in or decrypts a value: `$(PASSWORD)`, `${PASSWORD}`, `{{ .password }}`, `<password>`,
 * and what SOPS encrypted.
 */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value);
}

/** Shannon entropy from which a text looks random, in bits a character. */
const leastEntropy = 3;

/** Runs of letters and digits shorter than this are words. */
const randomRun = /[A-Za-z0-9+/=]{12,}/g;

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

function underName(name: string, value: string): string | undefined {
  if (
    isSwitch.test(name) ||
    name === "image" ||
    value === "" ||
    aboutSecret.test(name) ||
    isPlaceholder(value) ||
    isPlace(value)
  )
    return undefined;
  if (password.test(name) && !/^(?:true|false|null|none|\d+)$/i.test(value)) return "a password";
  return secret.test(name) && looksRandom(value) ? "a credential" : undefined;
}

const userinfo = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@'"]*:(?<password>[^\s/@'"]+)@/gi;

/** What documentation writes for the password of a URL. */
const exampleUrl = /^(?:pass|password|pwd|secret|x+|\*+|\.{3})$/i;

function inUrl(text: string): string | undefined {
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
    const found = underName(groups?.name ?? "", groups?.value ?? "");
    // In prose and code a password after a colon is most often a word.
    if (found !== undefined && looksRandom(groups?.value ?? "")) return found;
  }
  return undefined;
}

/**
 * What kind of credential a text holds, as far as its form or its name shows; nothing for a text that holds
 * none, or a placeholder for one.
 */
export function credentialIn(name: string, text: string): string | undefined {
  return credentialByForm(text) ?? inUrl(text) ?? underName(name, text) ?? inAssignment(text);
}
