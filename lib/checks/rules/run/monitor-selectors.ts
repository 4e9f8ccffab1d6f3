import { selectorText } from "../../graph/labels.ts";
import { podMonitorsOf, serviceMonitorsOf } from "../../graph/monitors.ts";
import type { Rule } from "../../rule.ts";

/** Monitors find something to scrape. */
export const monitorSelectors: Rule = {
  number: 304,
  name: "monitor-selectors",
  compares: true,
  reason: "A monitor that finds nothing scrapes nothing, and alerts on its metrics never fire.",
  see: "https://prometheus-operator.dev/docs/developer/getting-started/",
  *check(graph) {
    const monitors = [
      ...serviceMonitorsOf(graph).map((monitor) => ({
        ...monitor,
        what: "Service",
        found: monitor.services.length,
      })),
      ...podMonitorsOf(graph).map((monitor) => ({
        ...monitor,
        what: "pod",
        found: monitor.workloads.length,
      })),
    ];
    for (const { resource: at, selector, what, found, sees } of monitors) {
      if (found > 0 || sees === "part") continue;
      yield {
        at,
        message: `spec.selector asks for ${selectorText(selector) || `any ${what}`}, and no ${what} it looks at has that`,
        fix: `write the labels of the ${what} that is meant, and name its namespace in spec.namespaceSelector`,
      };
    }
  },
};
