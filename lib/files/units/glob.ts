const special = /[.+^$()|\\]/g;

/** What stands for a part of a pattern in a regular expression. */
function expressionOf(part: string): string {
  if (part.startsWith("{")) {
    const choices = part.slice(1, -1).split(",");
    return `(?:${choices.map(expressionOfAll).join("|")})`;
  }
  if (part.startsWith("[")) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
  if (part === "?") return ".";
  return part.startsWith("*") ? ".*" : part.replace(special, "\\$&");
}

function expressionOfAll(pattern: string): string {
  return pattern.replace(/\{[^{}]*\}|\[[^\]]+\]|\*+|\?|[^{[*?]+|./gs, expressionOf);
}

/**
 * Whether a path matches a pattern of Argo CD, in which `*` stands for any characters, slashes among them. A pattern
 * that is none matches nothing.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/directory/#includingexcluding-files
 */
export function matchesGlob(path: string, pattern: string): boolean {
  try {
    return new RegExp(`^${expressionOfAll(pattern)}$`, "s").test(path);
  } catch {
    return false;
  }
}
