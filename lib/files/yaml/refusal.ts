import { doubleQuoted } from "./quote.ts";

/** Where a value stands inside an object: keys of maps and indices of lists, outermost first. */
export type Path = readonly (string | number)[];

/** A value that no YAML file can carry so that every reader gives it back unchanged. */
export class YamlRefusal extends Error {
  override readonly name = "YamlRefusal";
  /** Where the value stands, as `data["nginx.conf"]` or `spec.containers[0].image`. */
  readonly path: string;
  /** What is wrong, with the place and the value. */
  readonly reason: string;
  /** What to do about it. */
  readonly fix: string;

  constructor(path: Path, reason: string, fix: string) {
    const where = pathText(path);
    super(`${where} ${reason}; ${fix}`);
    this.path = where;
    this.reason = `${where} ${reason}`;
    this.fix = fix;
  }
}

/** A path as TypeScript spells it: `spec.containers[0].image`; the document itself is `(top)`. */
export function pathText(path: Path): string {
  const text = path.map(stepText).join("");
  return text.replace(/^\./, "") || "(top)";
}

function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${doubleQuoted(step)}]`;
}

const excerptLength = 20;

/** The surroundings of the character at `index`, quoted and escaped: a long text is not repeated in an error. */
export function excerpt(text: string, index: number): string {
  const start = Math.max(0, index - excerptLength);
  const end = index + excerptLength;
  const shown = doubleQuoted(text.slice(start, end));
  return `${start > 0 ? "…" : ""}${shown}${end < text.length ? "…" : ""}`;
}
