import { environmentOf } from "../../containers/environment.ts";
import type { Rule } from "../../rule.ts";

/** One line with white space at its end, which nobody sees; texts of several lines end so. */
const padded = /^(?=.*\S)[^\n]*[ \t\r\n]$|^[ \t]+\S[^\n]*$/;

/** Values of variables have no white space around them. */
export const variableValues: Rule = {
  number: 243,
  name: "variable-values",
  reason:
    "A line break at the end of a host, a password or a key is part of it, and nobody sees why it is wrong.",
  see: "https://yaml.org/spec/1.2.2/#8112-block-chomping-indicator",
  *check(graph) {
    for (const { resource: at, namespace, containers } of graph.workloads) {
      for (const container of containers) {
        for (const { name, value = "", place } of environmentOf(graph, namespace, container).variables) {
          if (!padded.test(value)) continue;
          const what = /\n$/.test(value) ? "a line break at its end" : "white space around it";
          const where = place.startsWith("envFrom") ? ` (${place})` : "";
          yield {
            at,
            severity: "warning",
            message: `env ${name} of container ${container.name}${where} has ${what}: ${JSON.stringify(value)}`,
            fix: what.startsWith("a line") ? 'write it on one line, or as a block with "|-"' : "remove it",
          };
        }
      }
    }
  },
};
