import type { Fault } from "./fault.ts";

const mostShown = 40;

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}

/**
 * What does not parse in a query.
 *
 * @param position where the first part begins that the grammar does not allow; what comes after may only follow from it
 */
export function syntaxFault(query: string, position: number): Fault {
  const rest = shortened(query.slice(position));
  if (rest === "") return { message: "ends before it is complete", fix: "complete the PromQL" };
  const [called] = /[A-Za-z_]\w*$/.exec(query.slice(0, position).trimEnd()) ?? [];
  return rest.startsWith("(") && called !== undefined
    ? { message: `calls ${called}, which is no function of PromQL`, fix: "correct its name" }
    : { message: `does not parse at "${rest}"`, fix: "correct the PromQL there" };
}

const escapes = /\\(.)/gs;
/** What may follow a backslash in quotes. That of a regular expression has to be written twice. */
const knownEscapes = /[abfnrtv\\'"xuU0-7]/;

/**
 * Escapes of a text in quotes that PromQL does not know.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export function unknownEscapes(text: string): Fault[] {
  if (text.startsWith("`") || !text.includes("\\")) return [];
  return Array.from(text.matchAll(escapes), ([found, character = ""]) => ({ found, character }))
    .filter(({ character }) => !knownEscapes.test(character))
    .map(({ found }) => ({
      message: `has ${found} in quotes, which is no escape of PromQL`,
      fix: "write the backslash twice",
    }));
}
