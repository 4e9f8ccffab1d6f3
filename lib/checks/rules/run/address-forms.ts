import { environmentOf } from "../../containers/environment.ts";
import type { Rule } from "../../rule.ts";

/** A scheme with what was meant to be "://" behind it. */
const slip =
  /^(https?|wss?|postgres|postgresql|mysql|mariadb|redis|rediss|amqps?|mongodb|nats|kafka|grpcs?)(?:\/\/|:\/(?!\/)|;\/\/|:\\\\|:\/\/\/\/|:\/\/:?$)/i;

/** Addresses in variables have the form of one. */
export const addressForms: Rule = {
  number: 325,
  name: "address-forms",
  reason: "A program that is told an address which is none calls nobody, or ends as soon as it starts.",
  see: "https://datatracker.ietf.org/doc/html/rfc3986#section-3",
  *check(graph) {
    for (const { resource: at, namespace, containers } of graph.workloads) {
      for (const container of containers) {
        for (const { name, value = "" } of environmentOf(graph, namespace, container).variables) {
          const [found, scheme = ""] = slip.exec(value) ?? [];
          if (found === undefined) continue;
          yield {
            at,
            message: `env ${name} of container ${container.name} begins with "${found}", and an address with "${scheme}://"`,
            fix: `write ${scheme}://`,
          };
        }
      }
    }
  },
};
