import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** An object that a chart makes with its default values and a release of its own name. */
export interface ChartObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly hook?: string;
}

/** A toggle of a chart: what appears and what goes, as `Kind/namespace/name` or `Kind/name`. */
export interface Toggle {
  readonly adds?: readonly string[];
  readonly removes?: readonly string[];
}

/** Labels by which a webhook is told what to look at. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string }[];
}

/** What is known of a chart at its pinned version, from a rendering with its default values. */
export interface ChartFacts {
  readonly version: string;
  readonly namespace: string;
  readonly naming?: {
    readonly fullname?: string;
    /** There where a release that contains the chart's word for itself is the full name. */
    readonly releaseContainsWord?: { readonly word: string };
  };
  readonly objects: readonly ChartObject[];
  readonly workloads: readonly {
    /** Labels by which the pods are found. */
    readonly selector: Readonly<Record<string, string>>;
    readonly containers: readonly { readonly ports?: readonly { readonly containerPort: number }[] }[];
  }[];
  readonly services: readonly {
    readonly name: string;
    readonly namespace: string;
    readonly ports: readonly { readonly name?: string; readonly port: number }[];
  }[];
  /** Rules as `CREATE,UPDATE group,group/version resources`. */
  readonly webhooks: readonly {
    readonly kind: string;
    readonly name: string;
    /** Its own name within the configuration. */
    readonly webhook: string;
    readonly rules: readonly string[];
    readonly namespaceSelector?: LabelSelector;
    readonly objectSelector?: LabelSelector;
  }[];
  readonly crds: readonly string[];
  readonly referencedNotCreated?: { readonly secrets?: readonly string[] };
  /** `path=value`, or `path=value with path=value`, to what it changes. */
  readonly toggles: Readonly<Record<string, Toggle>>;
  /** Kinds that the chart can define, some of them only by a toggle. */
  readonly definable: readonly string[];
  readonly values: object;
}

/** Folder with the facts of the charts, a folder each; nothing where nobody has them. */
const folder = process.env.CHART_FACTS ?? "";

/** Whether the facts of a chart are there to hold an add-on against, all of them. */
export function hasChartFacts(chart: string): boolean {
  const files = ["objects.json", "toggles.json", "crds.txt", "values.yaml"];
  return folder !== "" && files.every((file) => existsSync(join(folder, chart, file)));
}

function definable(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.split(/[\t#]/)[0]?.trim() ?? "")
    .filter((kind) => kind !== "");
}

function overlay(under: object, over: object): object {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isMap(below) && isMap(value) ? overlay(below, value) : value;
  }
  return merged;
}

/** Whether a value is a map of values. */
export function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valuesOf(chart: string): object {
  const read = (file: string): object => parse(readFileSync(file, "utf8"), { version: "1.1" });
  const own = read(join(folder, chart, "values.yaml"));
  // A key that a chart names after another chart holds values of it as a sub-chart.
  const subCharts = Object.keys(own).filter((key) => existsSync(join(folder, key, "values.yaml")));
  const below = subCharts.map((key) => [key, read(join(folder, key, "values.yaml"))]);
  return overlay(Object.fromEntries(below), own);
}

/**
 * Reads what is known of a chart.
 *
 * @throws Error where nothing is
 */
export function chartFacts(chart: string): ChartFacts {
  const json = (file: string) => JSON.parse(readFileSync(join(folder, chart, file), "utf8"));
  const { toggles = {}, together = {} } = json("toggles.json");
  return {
    ...json("objects.json"),
    toggles: { ...toggles, ...together },
    definable: definable(readFileSync(join(folder, chart, "crds.txt"), "utf8")),
    values: valuesOf(chart),
  };
}
