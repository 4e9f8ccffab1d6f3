import { check } from "#lib/checks/check.ts";
import { loadSchemas } from "#lib/checks/schema-source.ts";
import { manifestOf } from "#lib/files/reading/manifest.ts";
import { readYaml } from "#lib/files/yaml/read.ts";
import type { KubernetesObject } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";

/** What reading broken documents came to. */
export interface Reading {
  readonly documents: number;
  /** Of them, those that are still an object. */
  readonly objects: number;
  /** The longest that one document took, in milliseconds. */
  readonly longest: number;
}

/** What is put into a text where nobody would: each means something to a reader of YAML. */
const intruders = [
  "\t",
  ": ",
  "- ",
  "{",
  "[",
  "}",
  "&a ",
  "*a",
  "!!int ",
  "|\n",
  ">-\n",
  "#",
  '"',
  "'",
  "%",
  "\0",
  "---\n",
  "<<: ",
  "{{ x }}",
  "\u2028",
  "\ud800",
  "null",
  "0x1F",
  "y",
];

/** Numbers that look like chance and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function broken(text: string, next: (below: number) => number): string {
  const from = next(text.length);
  const to = from + next(40);
  const kept = text.slice(from, to);
  switch (next(5)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, to) + kept + text.slice(to);
    case 2:
      return text.slice(0, from) + String.fromCharCode(next(256)) + text.slice(from + 1);
    case 3:
      return text.slice(0, from);
    default:
      return text.slice(0, from) + intruders[next(intruders.length)] + text.slice(from);
  }
}

/** Texts of manifests, each broken at some places; the same ones for the same texts. */
function* brokenTexts(texts: readonly string[], count: number): Generator<string> {
  const next = numbers(7);
  for (let index = 0; index < count; index += 1) {
    let text = texts[next(texts.length)] ?? "";
    for (let times = next(4); times >= 0; times -= 1) text = broken(text, next);
    yield text;
  }
}

function treeOf(objects: readonly KubernetesObject[]): Tree {
  const place = { cluster: "broken", unit: "broken", origin: { file: "broken.yaml" } };
  const resources = objects.map((object) => {
    const { namespace } = object.metadata;
    return { ...place, object, namespace: typeof namespace === "string" ? namespace : undefined };
  });
  const unit = {
    name: "broken",
    cluster: "broken",
    definition: "broken",
    namespace: "",
    charts: [],
    resources,
  };
  return { cluster: "broken", facts: {}, units: [unit] };
}

const together = 100;

/**
 * Reads manifests with broken characters, and holds every rule over what is still an object.
 *
 * @throws what the reader or a rule throws, which is a fault of theirs
 */
export async function readBroken(texts: readonly string[], count: number): Promise<Reading> {
  let longest = 0;
  let objects: KubernetesObject[] = [];
  let total = 0;
  const hold = async () => {
    check(treeOf(objects), await loadSchemas(objects));
    total += objects.length;
    objects = [];
  };
  for (const text of brokenTexts(texts, count)) {
    const start = performance.now();
    const { documents } = readYaml(text);
    longest = Math.max(longest, performance.now() - start);
    for (const { fields } of documents) {
      const manifest = manifestOf(fields);
      if (manifest !== "none" && "object" in manifest) objects.push(manifest.object);
    }
    if (objects.length >= together) await hold();
  }
  await hold();
  return { documents: count, objects: total, longest };
}
