import { type Found, listAt, textAt, textEntriesAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const actions = /\{\{-?((?:[^{}]|\{(?!\{))*)\}\}/g;
const fields = /(?<![\w.)\]"'$])\.([A-Za-z_]\w*)/g;

/** Inside of these the dot is something else, and definitions may be called with anything. */
const moves = /\{\{-?\s*(range|with|define|template|block)\b/;

/** The keys that a store gives; undefined where nobody can tell. */
function fetchedKeys({ tree }: Graph, spec: Found): readonly string[] | undefined {
  const keys = listAt(spec, "data").flatMap((entry) => textAt(entry, "secretKey") ?? []);
  for (const source of listAt(spec, "dataFrom")) {
    const name = textAt(source, "extract", "key") ?? "";
    const isPlain = ["rewrite", "sourceRef", "find"].every((field) => valueAt(source, field) === undefined);
    const { secretsManager = {} } = tree.facts;
    const isWhole = textAt(source, "extract", "property") === undefined;
    const own = isPlain && isWhole && Object.hasOwn(secretsManager, name) ? secretsManager[name] : undefined;
    if (own === undefined) return undefined;
    keys.push(...own);
  }
  return [...new Set(keys)].sort();
}

/** What ends an action or begins one, with the texts in quotes in which both are plain. */
const marks = /\{\{|\}\}|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g;

/** Whether an action of a template is opened and not closed before the next one. */
function isLeftOpen(text: string): boolean {
  let rest = text;
  for (let start = rest.indexOf("{{"); start >= 0; start = rest.indexOf("{{")) {
    rest = rest.slice(start + 2);
    const end = rest.matchAll(marks).find(([mark]) => mark === "{{" || mark === "}}");
    if (end === undefined || end[0] === "{{") return true;
    rest = rest.slice(end.index + 2);
  }
  return false;
}

function* ofTemplate(place: string, text: string, keys: readonly string[] | undefined): Generator<Fault> {
  if (isLeftOpen(text)) {
    yield {
      message: `${place} opens {{ and does not close it: the Secret is never made`,
      fix: "close it with }}",
    };
    return;
  }
  const code = [...text.matchAll(actions)].map(([, action = ""]) => action.replace(/"[^"]*"|`[^`]*`/g, '""'));
  const hyphened = code.flatMap(
    (action) => /(?<![\w)])\.[A-Za-z_]\w*-[\w-]*[A-Za-z]\w*/.exec(action) ?? [],
  )[0];
  if (hyphened !== undefined) {
    yield {
      message: `${place} has {{ ${hyphened} }}, which is no template: a field has no hyphen`,
      fix: `write {{ index . "${hyphened.slice(1)}" }}`,
    };
    return;
  }
  if (keys === undefined || moves.test(text)) return;
  const named = new Set(code.flatMap((action) => [...action.matchAll(fields)].map(([, name = ""]) => name)));
  for (const name of named) {
    if (keys.includes(name)) continue;
    const near = nearest(name, keys);
    yield {
      message: `${place} reads .${name}, but what is fetched has ${enumerate(keys)}: the Secret is never made`,
      fix: near === undefined ? `fetch ${name} in spec.data, or correct the template` : `write .${near}`,
    };
  }
}

function* faultsOf(graph: Graph, spec: Found): Generator<Fault> {
  const template = valueAt(spec, "target", "template");
  const keys = fetchedKeys(graph, spec);
  // The old engine has functions and ways of its own.
  if (textAt(template, "engineVersion") === "v1") return;
  for (const [key, text] of textEntriesAt(template, "data")) {
    yield* ofTemplate(`template of key ${key}`, text, keys);
  }
  for (const [index, source] of listAt(template, "templateFrom").entries()) {
    yield* ofTemplate(`templateFrom[${index}]`, textAt(source, "literal") ?? "", keys);
  }
}

/** Templates of ExternalSecrets read what is fetched. */
export const secretTemplates: Rule = {
  number: 257,
  name: "secret-templates",
  reason:
    "A template that reads a key which is not fetched fails, and the Secret that pods wait for is never made.",
  see: "https://external-secrets.io/latest/guides/templating/",
  *check(graph) {
    const group = "external-secrets.io";
    for (const at of graph.ofKind({ group, kind: "ExternalSecret" })) {
      for (const fault of faultsOf(graph, valueAt(at.object, "spec"))) yield { at, ...fault };
    }
    for (const at of graph.ofKind({ group, kind: "ClusterExternalSecret" })) {
      for (const fault of faultsOf(graph, valueAt(at.object, "spec", "externalSecretSpec")))
        yield { at, ...fault };
    }
  },
};
