import { doubleQuoted } from "./quote.ts";

/**
 * Printable ASCII that no indicator starts and neither `: ` nor ` #` interrupts, so that it is one plain
 * scalar wherever it stands outside of `[]` and `{}`.
 *
 * @see https://yaml.org/spec/1.2.2/#733-plain-style
 */
const plain = /^(?:[A-Za-z0-9/_]|--?[A-Za-z])(?:[!-9;-~]|:(?=[!-~])| (?=[!"$-~]))*$/;

/**
 * Nothing but what numbers, dates and times are made of in any notation and any version of YAML: hexadecimal,
 * octal and binary, `1_000`, `190:20:30`, `1e3`, `2001-12-14t21:59:43.10-05:00`. Wider than each reader's own
 * rule: a quoted `1.2.3` costs nothing, an unquoted `1_2` is twelve to some.
 *
 * @see https://yaml.org/type/float.html
 * @see https://yaml.org/type/timestamp.html
 */
const numberLike = /^[0-9][0-9a-fA-FoOpPtTxXzZ_.:+ -]*$/;

/** Words that are no strings to a reader of YAML 1.1, whatever their case. */
const words: ReadonlySet<string> = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);
const longestWord = 5;

/** Whether a text needs no quotes: every reader takes it, as it stands, for this text. */
export function isPlain(text: string): boolean {
  if (!plain.test(text)) return false;
  if (numberLike.test(text)) return false;
  return text.length > longestWord || !words.has(text.toLowerCase());
}

/** What single quotes hold without an escape. */
const singleLine = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]*$/u;
/** What a literal block gives back unchanged. */
const severalLines = /^[\n\t \p{L}\p{M}\p{N}\p{P}\p{S}]*$/u;

/** A text in quotes on one line: single quotes where they save escapes, else double quotes. */
export function quotedString(text: string): string {
  if (/["\\]/.test(text) && singleLine.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return doubleQuoted(text);
}

/**
 * A text of several lines as a literal block, indented by `indent` and without the last line break; undefined
 * where a reader could give back something else.
 *
 * @see https://yaml.org/spec/1.2.2/#81-block-scalar-styles
 */
export function blockString(text: string, indent: string): string | undefined {
  if (!text.includes("\n") || !isFaithfulBlock(text)) return undefined;
  const indented = text.replace(/^(?=[^\n])|\n(?=[^\n])/g, (lineBreak) => lineBreak + indent);
  const lines = indented.endsWith("\n") ? indented.slice(0, -1) : indented;
  return `|${indentationIndicator(text)}${chompingIndicator(text)}\n${lines}`;
}

/** Readers disagree about white space between the last visible character and the end of a block. */
function isFaithfulBlock(text: string): boolean {
  return severalLines.test(text) && /[^ \t\n]\n*$/.test(text);
}

/** Said wherever a reader could not tell the indentation from the first line. */
function indentationIndicator(text: string): string {
  return /^[ \t\n]/.test(text) ? "2" : "";
}

function chompingIndicator(text: string): string {
  if (!text.endsWith("\n")) return "-";
  return text.endsWith("\n\n") ? "+" : "";
}
