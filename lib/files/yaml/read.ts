import { type Document, Lexer, LineCounter, parseAllDocuments } from "yaml";
import { isEmpty, readDocument, startOf, syntaxError, unreadable, type YamlContent } from "./document.ts";
import type { LineOf, Problem } from "./problem.ts";
import { kubernetesScalars } from "./schema.ts";

/** Characters of a file above which it is not parsed: several times what the largest bundles of CRDs take. */
export const longestText = 16 * 1024 * 1024;

/** Tokens of a file above which it is not parsed: each may take a kilobyte. */
const mostTokens = 1_500_000;

/** Whether a text would take more memory than a file of its length should. */
function hasTooManyTokens(text: string): boolean {
  if (text.length <= mostTokens) return false;
  let tokens = 0;
  for (const _token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > mostTokens) return true;
  }
  return false;
}

function refused(message: string): YamlContent {
  return { documents: [], problems: [{ line: 1, message, fix: "split it into smaller files" }] };
}

/**
 * Reads a file of YAML or JSON as Kubernetes does: scalars by the rules of Go's reader of YAML 1.1 (`on` and `y`
 * are booleans), the items of a `List` as documents of their own, empty documents not at all. A document that
 * cannot be read is left out; all others are returned, those with problems too. Never throws.
 *
 * Problems are: syntax errors, tabs as indentation, duplicate keys, keys that are no text, unknown tags, anchors
 * and aliases, several documents in one file, control characters, documents that are no map, text above {@link longestText}.
 * Anchors, aliases and several documents are a matter of style.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml
 */
export function readYaml(text: string): YamlContent {
  if (text.length > longestText) {
    return refused(`the file has ${text.length} characters, above the ${longestText} that are read`);
  }
  try {
    if (hasTooManyTokens(text)) return refused(`the file has more than ${mostTokens} tokens`);
    return readDocuments(text);
  } catch (error) {
    return { documents: [], problems: [unreadable(error, 1)] };
  }
}

function readDocuments(text: string): YamlContent {
  const lineCounter = new LineCounter();
  const parsed = parseAllDocuments(text, {
    version: "1.1",
    schema: "failsafe",
    customTags: kubernetesScalars,
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter,
  });
  const lineOf: LineOf = (offset) => lineCounter.linePos(offset).line;
  // A file of nothing but directives gives no document that could carry their errors.
  const stray = "empty" in parsed ? [...parsed.errors, ...parsed.warnings] : [];
  const filled = parsed.filter((document) => !isEmpty(document));
  const contents = filled.map((document) => readDocument(document, lineOf));
  return {
    documents: contents.flatMap((content) => content.documents),
    problems: [
      ...oddCharacter(text, lineOf),
      ...stray.map(({ code, message, pos }) => syntaxError(code, message, lineOf(pos[0]))),
      ...severalDocuments(filled, lineOf),
      ...contents.flatMap((content) => content.problems),
    ],
  };
}

/** What Go's reader refuses anywhere in a file, or takes for a line break where YAML 1.2 does not. */
const odd = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\u2028\u2029\ufffe\uffff]/u;

function oddCharacter(text: string, lineOf: LineOf): Problem[] {
  const offset = text.search(odd);
  if (offset < 0) return [];
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0");
  const message = `the character U+${code} is no part of YAML 1.1`;
  return [{ line: lineOf(offset), message, fix: "remove it, or escape it within double quotes" }];
}

function severalDocuments(documents: readonly Document.Parsed[], lineOf: LineOf): Problem[] {
  const second = documents[1];
  if (second === undefined) return [];
  const message = `the file holds ${documents.length} documents`;
  const fix = "put each document into a file of its own";
  return [{ isStyle: true, line: lineOf(startOf(second)), message, fix }];
}
