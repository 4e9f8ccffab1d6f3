import { isList, isMap } from "#lib/checks/graph/fields.ts";
import type { GeneratedFile } from "#lib/files/layout.ts";
import { emitYaml } from "#lib/files/yaml/emit.ts";
import { readYaml } from "#lib/files/yaml/read.ts";
import type { Value } from "#lib/render/resource.ts";

/** Both of two values: lists and maps hold what either has, and of two texts the first stays. */
function union(one: Value, other: Value): Value {
  if (isList(one) && isList(other)) {
    const known = new Set(one.map((item) => JSON.stringify(item)));
    return [...one, ...other.filter((item) => !known.has(JSON.stringify(item)))];
  }
  if (!isMap(one) || !isMap(other)) return one;
  const added = Object.entries(other).map(([key, value]): [string, Value] => {
    const own = one[key];
    return [key, own === undefined ? value : union(own, value)];
  });
  return { ...one, ...Object.fromEntries(added) };
}

/** Node groups that hold so many times the pods. */
function grown(value: Value, factor: number): Value {
  if (!isMap(value)) return value;
  const fields = Object.entries(value).map(([key, field]): [string, Value] => [
    key,
    key === "max" && typeof field === "number" ? field * factor : grown(field, factor),
  ]);
  return Object.fromEntries(fields);
}

function mergedJson(contents: readonly string[]): string {
  const values = contents.map((content): Value => JSON.parse(content));
  return JSON.stringify(grown(values.reduce(union), contents.length));
}

function mergedYaml(contents: readonly string[]): string {
  const values = contents.flatMap((content) => readYaml(content).documents.map(({ fields }) => fields));
  const merged = values.reduce<Value>(union, {});
  return emitYaml(isMap(merged) ? merged : {});
}

/**
 * The files of a cluster that runs an application so many times over, each under a name and in a namespace of its own,
 * with what they need at AWS but a database each: there is next to nothing to be found in it.
 */
export function crowd(files: readonly GeneratedFile[], application: string, copies: number): GeneratedFile[] {
  const name = new RegExp(`(?<![a-z0-9])${application}(?!-prod|[a-z0-9])(\\.(?=[a-z-]+\\.))?`, "g");
  const contents = new Map<string, string[]>();
  for (let index = 0; index < copies; index += 1) {
    // Their hosts lie below that of the first, in the zone that there is.
    const renamed = (text: string) =>
      index === 0
        ? text
        : text.replaceAll(name, (_, dot?: string) =>
            dot === undefined ? `${application}-${index}` : `${application}-${index}.${application}.`,
          );
    for (const { path, content } of files) {
      const others = contents.get(renamed(path)) ?? [];
      contents.set(renamed(path), others);
      if (others[0] !== renamed(content)) others.push(renamed(content));
    }
  }
  return Array.from(contents, ([path, variants]) => {
    const [content = ""] = variants;
    if (variants.length === 1) return { path, content };
    return { path, content: path.endsWith(".json") ? mergedJson(variants) : mergedYaml(variants) };
  });
}
