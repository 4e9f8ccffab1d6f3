import { type Document, isMap, isScalar, isSeq, type Node } from "yaml";
import type { Fields, Value } from "#lib/render/resource.ts";
import { inspect, mostAliases } from "./inspect.ts";
import type { LineOf, Problem } from "./problem.ts";
import { shareTexts } from "./share.ts";

/** A map of a YAML file with the line it starts in. */
export interface YamlDocument {
  /** Counted from 1. */
  readonly line: number;
  readonly fields: Fields;
}

/** What a YAML file holds and what is wrong with it. */
export interface YamlContent {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
}

/** Whether there is nothing between two `---`. */
export function isEmpty({ contents, errors, warnings }: Document.Parsed): boolean {
  if (errors.length > 0 || warnings.length > 0) return false;
  return contents === null || (isScalar(contents) && contents.value === null);
}

/** Where the content of a document starts, behind its comments. */
export function startOf({ contents, range }: Document.Parsed): number {
  return contents?.range[0] ?? range[0];
}

/** The map of a document, or the maps of a `List`; none with a problem that says why. */
export function readDocument(document: Document.Parsed, lineOf: LineOf): YamlContent {
  const [error] = document.errors;
  if (error !== undefined) {
    return { documents: [], problems: [syntaxError(error.code, error.message, lineOf(error.pos[0]))] };
  }
  const { refusals, problems } = inspect(document, lineOf);
  if (refusals.length > 0) return { documents: [], problems: [...problems, ...refusals] };
  const line = lineOf(startOf(document));
  try {
    const value = shareTexts(document.toJS({ maxAliasCount: mostAliases }));
    const content = isList(value)
      ? itemsOf(value, (index) => lineOf(startOfItem(document, index)))
      : mapOf(value, line);
    return { documents: content.documents, problems: [...problems, ...content.problems] };
  } catch (cause) {
    return { documents: [], problems: [...problems, unreadable(cause, line)] };
  }
}

/** An error of the parser. */
export function syntaxError(code: string, message: string, line: number): Problem {
  const fix = code === "TAB_AS_INDENT" ? "indent with spaces" : "correct the YAML";
  return { line, message: lowerCased(message), fix };
}

/** What the parser gave up on: resolving an alias bomb or an alias without an anchor, or nesting too deep. */
export function unreadable(cause: unknown, line: number): Problem {
  const message = cause instanceof Error ? cause.message : String(cause);
  return { line, message: lowerCased(message), fix: "write plain, shallow YAML without aliases" };
}

/** The parser's sentences begin in upper case; a problem's message stands behind a path. */
function lowerCased(message: string): string {
  return message.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}

function mapOf(value: Value, line: number): YamlContent {
  if (isFields(value)) return { documents: [{ line, fields: value }], problems: [] };
  const kind = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
  const fix = "make it a map with apiVersion, kind and metadata";
  return { documents: [], problems: [{ line, message: `a ${kind} stands where a map belongs`, fix }] };
}

/** Whether a document is a `List`, or one of a single kind such as `ConfigMapList`. */
function isList(value: Value): value is Fields {
  if (!isFields(value) || typeof value.kind !== "string") return false;
  return value.kind === "List" || (value.kind.endsWith("List") && Array.isArray(value.items));
}

/** What the items of a list of one kind need not say. */
function typeOfItems({ apiVersion, kind }: Fields): Fields {
  if (kind === "List" || typeof kind !== "string" || apiVersion === undefined) return {};
  return { apiVersion, kind: kind.slice(0, -"List".length) };
}

/**
 * The items of a list, and those of lists among them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
function itemsOf(list: Fields, lineOfItem: (index: number) => number): YamlContent {
  const items = Array.isArray(list.items) ? list.items : [];
  const type = typeOfItems(list);
  const contents = items.map((item: Value, index) => {
    const line = lineOfItem(index);
    const typed = isFields(item) ? { ...type, ...item } : item;
    return isList(typed) ? itemsOf(typed, () => line) : mapOf(typed, line);
  });
  return {
    documents: contents.flatMap((content) => content.documents),
    problems: contents.flatMap((content) => content.problems),
  };
}

function startOfItem(document: Document.Parsed, index: number): number {
  const items = isMap(document.contents) ? document.contents.get("items", true) : undefined;
  const item = isSeq<Node>(items) ? items.items[index] : undefined;
  return item?.range?.[0] ?? startOf(document);
}

function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
