import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  type Node,
  visit,
  type YAMLMap,
} from "yaml";
import type { LineOf, Problem } from "./problem.ts";

/** Aliases above which a document is taken for an attack: each can multiply what the ones before it hold. */
export const mostAliases = 100;

/** Levels above which nothing is looked into: several times what schemas within CustomResourceDefinitions have. */
const deepest = 100;

/** What the notation of a document holds that its values do not show. */
export interface Inspection {
  /** Why the document must not be turned into values. */
  readonly refusals: readonly Problem[];
  /** What is legal YAML and yet wrong in a manifest. */
  readonly problems: readonly Problem[];
}

/** Looks for anchors and aliases, duplicate keys, keys that are no text, and tags that nobody knows. */
export function inspect(document: Document.Parsed, lineOf: LineOf): Inspection {
  const lineAt = (node: Node) => lineOf(node.range?.[0] ?? 0);
  const shared: Problem[] = [];
  const keys: Problem[] = [];
  const refusals: Problem[] = [];
  let aliases = 0;
  let isTooDeep = false;
  visit(document, (_, node, ancestors) => {
    if (isCollection(node) && levelsIn(ancestors) >= deepest) {
      if (!isTooDeep) refusals.push(tooDeep(lineAt(node)));
      isTooDeep = true;
      return visit.SKIP;
    }
    if (isMap(node)) keys.push(...keyProblems(node, lineAt));
    const name = isNode(node) ? sharedName(node) : undefined;
    if (isNode(node) && name !== undefined && shared.length === 0)
      shared.push(sharedValue(name, lineAt(node)));
    if (!isAlias(node)) return undefined;
    aliases += 1;
    const isInsideItself = ancestors.some((outer) => isCollection(outer) && outer.anchor === node.source);
    if (isInsideItself) refusals.push(containsItself(node.source, lineAt(node)));
    if (aliases === mostAliases + 1) refusals.push(tooManyAliases(lineAt(node)));
    return undefined;
  });
  const unknowns = document.warnings.map(({ message, pos }) => unknown(message, lineOf(pos[0])));
  return { refusals, problems: [...shared, ...keys, ...unknowns] };
}

/** The parser warns of tags and directives. */
function unknown(message: string, line: number): Problem {
  return { line, message: message.replace(/^Unresolved tag:/, "unknown tag"), fix: "remove it" };
}

function sharedName(node: Node): string | undefined {
  if (isAlias(node)) return `alias *${node.source}`;
  return "anchor" in node && node.anchor !== undefined ? `anchor &${node.anchor}` : undefined;
}

function sharedValue(name: string, line: number): Problem {
  const fix = "write the value out wherever it is used";
  return { isStyle: true, line, message: `${name} shares a value`, fix };
}

function containsItself(source: string, line: number): Problem {
  return { line, message: `alias *${source} makes a value contain itself`, fix: "write the value out" };
}

/** Maps and lists among the nodes above one, which also are pairs and the document. */
function levelsIn(ancestors: readonly unknown[]): number {
  // Only a long list of ancestors is worth counting.
  return ancestors.length < deepest ? 0 : ancestors.filter(isCollection).length;
}

function tooDeep(line: number): Problem {
  return { line, message: `it is nested more than ${deepest} levels deep`, fix: "write shallow YAML" };
}

function tooManyAliases(line: number): Problem {
  const message = `more than ${mostAliases} aliases stand in one document`;
  return { line, message, fix: "write the values out" };
}

function keyProblems(map: YAMLMap, lineAt: (node: Node) => number): Problem[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    if (!isNode(key)) return [];
    const problem = keyProblem(key, seen);
    return problem === undefined ? [] : [{ line: lineAt(key), ...problem }];
  });
}

function keyProblem(key: Node, seen: Set<string>): Omit<Problem, "line"> | undefined {
  if (!isScalar(key) || key.value === null)
    return { message: "a key is no text", fix: "make the key a text" };
  if (typeof key.value === "symbol") return undefined;
  const text = String(key.value);
  if (seen.has(text)) return { message: `key ${text} stands twice in one map`, fix: "remove one of the two" };
  seen.add(text);
  return undefined;
}
