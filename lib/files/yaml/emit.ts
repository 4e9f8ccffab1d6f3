import type { Fields } from "#lib/render/resource.ts";
import { keysInOrder, topKeys } from "./keys.ts";
import { YamlRefusal } from "./refusal.ts";
import { keyText, scalarText } from "./scalar.ts";

/** A map as it reaches the emitter: types promise plain values, a construct library's `toJson` need not keep it. */
interface UncheckedMap {
  readonly [key: string]: unknown;
}

/** Where the emitter is: the keys and indices that led there, and the maps and lists it is inside of. */
interface Position {
  readonly path: (string | number)[];
  readonly inside: object[];
}

const step = "  ";

/**
 * The YAML of a map: block style, two spaces, lists indented under their key, a final line break. Equal maps
 * give equal bytes whatever the order of their keys: `apiVersion`, `kind` and `metadata` come first at the top,
 * `name` and `namespace` in every other map, all other keys by code unit. Written so that readers of YAML 1.1,
 * which kubectl and Argo CD are, and of YAML 1.2 give back the same values. Never an anchor or an alias.
 *
 * @throws YamlRefusal for what is no plain data (undefined, NaN, infinity, bigint, functions, class instances,
 * a value that contains itself), for U+007F, U+0085 and lone surrogates, and for keys that no reader takes.
 * @see https://pkg.go.dev/sigs.k8s.io/yaml
 */
export function emitYaml(value: Fields): string {
  const at: Position = { path: [], inside: [value] };
  refuseInstance(value, at);
  return entries(value, topKeys(value), "", "", at) || "{}\n";
}

/** The entries of a map, one below the other; the first one stands behind `lead`, the others are indented. */
function entries(
  map: UncheckedMap,
  keys: readonly string[],
  indent: string,
  lead: string,
  at: Position,
): string {
  let text = "";
  let start = lead;
  for (const key of keys) {
    text += `${start}${keyText(key, at.path)}:`;
    at.path.push(key);
    text += valueText(map[key], indent, `\n${indent}${step}`, at);
    at.path.pop();
    start = indent;
  }
  return text;
}

/** The items of a list, one below the other. */
function items(list: readonly unknown[], indent: string, lead: string, at: Position): string {
  let text = "";
  let start = lead;
  for (let index = 0; index < list.length; index++) {
    at.path.push(index);
    text += `${start}-${valueText(list[index], indent, " ", at)}`;
    at.path.pop();
    start = indent;
  }
  return text;
}

/** What follows a key's colon or an item's dash; `lead` comes before the first line of a map or a list. */
function valueText(value: unknown, indent: string, lead: string, at: Position): string {
  if (typeof value !== "object" || value === null) return ` ${scalarText(value, indent + step, at.path)}\n`;
  if (at.inside.includes(value)) {
    throw new YamlRefusal(at.path, "contains itself", "break the cycle");
  }
  at.inside.push(value);
  const text = collectionText(value, indent + step, lead, at);
  at.inside.pop();
  return text;
}

function collectionText(value: object, indent: string, lead: string, at: Position): string {
  if (Array.isArray(value)) return items(value, indent, lead, at) || " []\n";
  refuseInstance(value, at);
  return entries(value, keysInOrder(value), indent, lead, at) || " {}\n";
}

function refuseInstance(value: object, at: Position): asserts value is UncheckedMap {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return;
  const { name } = value.constructor;
  throw new YamlRefusal(at.path, `is an instance of ${name}`, "make it a plain map");
}
