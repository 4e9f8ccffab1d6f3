/** Quoted texts and comments: a variable in them is only text. */
const texts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/gs;

/** `$name`, `${name}`, `${name:format}` and `[[name]]`; the names of Grafana's own begin with two underscores. */
const variables = /\$\w+|\$\{\w[^}]*\}|\[\[\w[^\]]*\]\]/;

const textsAndVariables = new RegExp(`(${texts.source})|${variables.source}`, "gs");

/** Whether a variable behind this stands in the brackets of a range. */
function opensRange(before: string): boolean {
  return /\[[^\]]*$/.test(before.replaceAll(texts, ""));
}

/**
 * A query as Prometheus may get it from Grafana: a duration stands for each variable outside quotes. Nothing
 * where a variable of the dashboard can be more than a duration.
 *
 * @see https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/
 */
export function withoutVariables(query: string): string | undefined {
  let isKnown = true;
  const replaced = query.replaceAll(
    textsAndVariables,
    (found: string, text: string | undefined, at: number) => {
      if (text !== undefined) return text;
      isKnown &&= /^\W+__/.test(found) || opensRange(query.slice(0, at));
      // `[${minutes}m]` has its unit.
      return /^[a-z]/.test(query.slice(at + found.length)) ? "1" : "1m";
    },
  );
  return isKnown ? replaced : undefined;
}
