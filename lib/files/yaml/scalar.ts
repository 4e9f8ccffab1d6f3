import { numberText } from "./number.ts";
import { excerpt, type Path, YamlRefusal } from "./refusal.ts";
import { blockString, isPlain, quotedString } from "./string.ts";

/** YAML allows 1,024 characters before the colon of a key; a reader refuses the document above that. */
const longestKey = 1024;

/** Keys that need no quotes. The same few hundred keys make up every manifest: looking twice costs a fifth of the time. */
const plainKeys = new Set<string>();
const mostPlainKeys = 1000;

function isPlainKey(key: string): boolean {
  if (plainKeys.has(key)) return true;
  if (key.length > longestKey || !isPlain(key)) return false;
  if (plainKeys.size < mostPlainKeys) plainKeys.add(key);
  return true;
}

/** A key, always on one line. */
export function keyText(key: string, path: Path): string {
  if (isPlainKey(key)) return key;
  refuseUnreadable(key, "has the key", path);
  const text = quotedString(key);
  if (text.length <= longestKey) return text;
  const reason = `has a key that takes ${text.length} characters, ${excerpt(key, 0)}, where YAML allows ${longestKey}`;
  throw new YamlRefusal(path, reason, "shorten it");
}

/** Whatever is neither a map nor a list; the further lines of a text are indented by `indent`. */
export function scalarText(value: unknown, indent: string, path: Path): string {
  switch (typeof value) {
    case "string":
      if (isPlain(value)) return value;
      refuseUnreadable(value, "is", path);
      return blockString(value, indent) ?? quotedString(value);
    case "number":
      if (Number.isFinite(value)) return numberText(value);
      throw new YamlRefusal(
        path,
        `is ${value}, which JSON and thus Kubernetes has no number for`,
        "give a finite one",
      );
    case "boolean":
      return value ? "true" : "false";
    case "undefined":
      throw new YamlRefusal(path, "is undefined", "leave the key out, or say null");
    case "object":
      return "null";
    default:
      throw new YamlRefusal(path, `is a ${typeof value}`, "use text, a number, a boolean or null");
  }
}

/** U+007F and U+0085 are lost in some readers even when escaped. */
const lost = /[\x7f\x85]/;
const loneSurrogate = /\p{Surrogate}/u;

function refuseUnreadable(text: string, verb: string, path: Path): void {
  if (!lost.test(text) && text.isWellFormed()) return;
  const index = Math.max(text.search(lost), text.search(loneSurrogate));
  const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0");
  const reason = `${verb} ${excerpt(text, index)}, which readers of YAML lose`;
  throw new YamlRefusal(path, reason, `remove U+${code}`);
}
