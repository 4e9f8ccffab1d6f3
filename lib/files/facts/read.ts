import { readFileSync } from "node:fs";
import type { Facts, ProvidedByChart } from "#lib/render/facts.ts";
import { codeOf } from "../reading/source.ts";
import { factsFormat } from "./format.ts";
import type { ToldBy } from "./shape.ts";

/** The facts of a file, or why it holds none. */
export type FactsReading =
  | { readonly facts: Facts; readonly problems: readonly [] }
  | { readonly facts?: undefined; readonly problems: readonly string[] };

type ToldFacts = ToldBy<typeof factsFormat>;
type ToldChart = NonNullable<ToldFacts["chartsProvide"]>[string];

/** A chart as rules read it. Of its Services nobody told the ports: they may have any. */
function providedBy({ services, ...told }: ToldChart): ProvidedByChart {
  return {
    isTold: true,
    ...told,
    ...(services && { services: Object.fromEntries(services.map((name) => [name, {}])) }),
  };
}

function factsOf({ chartsProvide, ...told }: ToldFacts): Facts {
  if (chartsProvide === undefined) return told;
  const charts = Object.entries(chartsProvide).map(([name, chart]) => [name, providedBy(chart)]);
  return { ...told, chartsProvide: Object.fromEntries(charts) };
}

/**
 * Reads facts about a cluster whose manifests are not ours from JSON in {@link factsFormat}.
 * Never throws: a file that cannot be read, text that is no JSON, a key that the format does not have and a value
 * of another type are problems, a line each that begins with the path of the file; such a file gives no facts.
 */
export function readFactsFile(path: string): FactsReading {
  const found = jsonIn(path);
  if (typeof found === "string") return { problems: [found] };
  if (factsFormat.matches(found.value)) return { facts: factsOf(found.value), problems: [] };
  return { problems: factsFormat.faultsOf(found.value, "").map((fault) => `${path}: ${fault}`) };
}

/** The value that a file holds, or what is wrong with the file. */
function jsonIn(path: string): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(readFileSync(path, "utf8")) };
  } catch (error) {
    if (error instanceof SyntaxError)
      return `${path}: it is no JSON (${error.message.replace(/\s+/g, " ")}): correct it`;
    return `${path}: it cannot be read (${codeOf(error)}): check the path and its permissions`;
  }
}
