import { repeated } from "#lib/model/repeated.ts";
import { type Found, listAt, textAt } from "../../graph/fields.ts";
import { alertmanagerConfigurations } from "../../monitoring/alertmanager.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Deeper routes are nobody's. */
const mostLevels = 50;

/** The receivers that a route and those below it name. */
function receiversIn(route: Found, level = 0): string[] {
  const own = textAt(route, "receiver");
  const below = level < mostLevels ? listAt(route, "routes") : [];
  return [...(own === undefined ? [] : [own]), ...below.flatMap((one) => receiversIn(one, level + 1))];
}

/** Alerts are sent to receivers that there are. */
export const alertReceivers: Rule = {
  number: 382,
  name: "alert-receivers",
  reason:
    "Alertmanager refuses a configuration with a route to nobody, and goes on with the old one or not at all.",
  see: "https://prometheus.io/docs/alerting/latest/configuration/#route",
  *check(graph) {
    for (const { at, place, route, receivers } of alertmanagerConfigurations(graph)) {
      const names = receivers.flatMap((receiver) => textAt(receiver, "name") ?? []);
      for (const name of new Set(receiversIn(route))) {
        if (names.includes(name)) continue;
        const near = nearest(name, names);
        yield {
          at,
          message: `${place} has a route to receiver ${name}, which is not among ${enumerate(names)}`,
          fix: near === undefined ? "add the receiver, or correct the route" : `write ${near}`,
        };
      }
      for (const name of repeated(names)) {
        yield { at, message: `${place} has two receivers ${name}`, fix: "make one of both" };
      }
    }
  },
};
