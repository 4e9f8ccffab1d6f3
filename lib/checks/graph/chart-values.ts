import { parse } from "yaml";
import type { Fields, Value } from "#lib/render/resource.ts";
import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "./fields.ts";

/** Values of a chart, as far as an Application says them. */
export interface ChartValues {
  readonly values: Fields;
  /** They are all that the chart is told: none come from files, from templates, or in a form that is not read here. */
  readonly isWhole: boolean;
}

/** Longer texts are no values that a person wrote. */
const mostCharacters = 1_000_000;

function parsed(text: string): Found {
  if (text.length > mostCharacters) return undefined;
  try {
    const value: Value = parse(text, { maxAliasCount: 100, logLevel: "error", prettyErrors: false });
    return value;
  } catch {
    return undefined;
  }
}

/** Values in which the later ones stand in place of the earlier, map by map, as Helm merges them. */
function merged(earlier: Fields, later: Fields): Fields {
  const entries = Object.entries(later).map(([key, value]): [string, Value] => {
    const before = valueAt(earlier, key);
    return [key, isMap(before) && isMap(value) ? merged(before, value) : value];
  });
  return { ...earlier, ...Object.fromEntries(entries) };
}

function parameterValue(text: string, isText: boolean): Value {
  if (isText) return text;
  if (text === "true" || text === "false") return text === "true";
  return /^-?(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : text;
}

const plainName = /^[\w-]+(\.[\w-]+)*$/;

/** What one parameter sets, as `a.b` sets the `b` of `a`; nothing for lists and for dots that are part of a name. */
function ofParameter(parameter: Found): Fields | undefined {
  const name = textAt(parameter, "name") ?? "";
  if (!plainName.test(name)) return undefined;
  const text = textAt(parameter, "value") ?? "";
  const last = parameterValue(text, valueAt(parameter, "forceString") === true);
  const nested = name.split(".").reduceRight<Value>((value, key) => ({ [key]: value }), last);
  return mapAt(nested);
}

/** Whether an ApplicationSet or a plugin fills something in that the tree does not show. */
function isTemplate(helm: Found): boolean {
  return (JSON.stringify(helm) ?? "").includes("{{");
}

/**
 * The values that a source of an Application gives its chart: `values`, or in its place `valuesObject`, and over them
 * `parameters`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-value-precedence
 */
export function chartValuesOf(source: Found): ChartValues {
  const helm = valueAt(source, "helm");
  const object = valueAt(helm, "valuesObject");
  const text = textAt(helm, "values");
  const written = object ?? (text === undefined ? {} : parsed(text));
  const parameters = listAt(helm, "parameters").map(ofParameter);
  const values = parameters.reduce<Fields>((all, one) => merged(all, one ?? {}), mapAt(written));
  const isElsewhere = listAt(helm, "valueFiles").length > 0 || listAt(helm, "fileParameters").length > 0;
  const isRead = isMap(written) && !parameters.includes(undefined);
  return { values, isWhole: isRead && !isElsewhere && !isTemplate(helm) };
}
