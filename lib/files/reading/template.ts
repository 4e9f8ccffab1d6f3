import type { Fault } from "./fault.ts";

/** What Go's templates look like, and what no expression of Prometheus or Grafana in a text does. */
const action =
  /^\s*\{\{-?|\{\{-|\{\{\s*(?:\.(?:Values|Release|Chart|Capabilities|Files)\b|include |template |toYaml )/m;

/** Whether a text that is no YAML is one from which a program makes YAML. */
export function looksLikeTemplate(text: string): boolean {
  return action.test(text);
}

/** What to say of a template outside of a chart. */
export const template: Fault = {
  severity: "error",
  message: "it is a template, which nothing here renders: as it stands it is no YAML",
  fix: "keep templates within their chart, and check what helm template makes of it",
};
