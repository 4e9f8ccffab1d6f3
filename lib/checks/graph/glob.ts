/** Longer patterns and texts, and patterns with more wildcards, take too long to compare. */
const longest = 500;
const mostStars = 4;

/** What a pattern allows between two separators, or anywhere where there is none. */
function expressionOf(pattern: string, separator: string): string {
  const one = separator === "" ? "[\\s\\S]" : `[^${separator}]`;
  let depth = 0;
  const parts = pattern.match(/\*+|\\.|\[!?[^\]]*\]|./gsu) ?? [];
  const written = parts.map((part) => {
    if (part === "?") return one;
    if (part.startsWith("*")) return part.length > 1 ? "[\\s\\S]*" : `${one}*`;
    if (part.startsWith("[") && part.length > 2) return part.replace("[!", "[^").replaceAll("\\", "\\\\");
    if (part === "{") depth++;
    if (part === "{") return "(?:";
    if (part === "}" && depth > 0) {
      depth--;
      return ")";
    }
    if (part === "," && depth > 0) return "|";
    return part.replace(/^\\/, "").replace(/[$()*+.?[\\\]^{|}/]/, "\\$&");
  });
  return `^${written.join("")}$`;
}

function read(pattern: string, separator: string): RegExp | undefined {
  const stars = pattern.match(/\*+/g)?.length ?? 0;
  if (pattern.length > longest || stars > mostStars) return undefined;
  try {
    return new RegExp(expressionOf(pattern, separator), "u");
  } catch {
    return undefined;
  }
}

const special = /[*?[{\\]/;

/** The few patterns that projects and Applications have are asked of every object. */
const known = new Map<string, RegExp | undefined>();
const mostKnown = 10_000;

function expressionFor(pattern: string, separator: string): RegExp | undefined {
  const key = `${separator}${pattern}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= mostKnown) known.clear();
  const expression = read(pattern, separator);
  known.set(key, expression);
  return expression;
}

/**
 * Whether a glob of Argo CD fits a text; nothing for one that cannot be read.
 *
 * @param separator what a single `*` does not step over; none as in destinations, `/` as in repositories
 * @see https://github.com/gobwas/glob
 */
export function globMatches(pattern: string, text: string, separator: "" | "/" = ""): boolean | undefined {
  if (pattern === "*" || pattern === text) return true;
  if (text.length > longest) return undefined;
  // Most patterns are plain names, and those fit nothing else.
  return pattern.length <= longest && !special.test(pattern)
    ? false
    : expressionFor(pattern, separator)?.test(text);
}
