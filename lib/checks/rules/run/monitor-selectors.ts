import { selectorText } from "../../graph/labels.ts";
import { type Monitor, podMonitorsOf, serviceMonitorsOf } from "../../graph/monitors.ts";
import type { Rule, Violation } from "../../rule.ts";

function violationOf({ resource: at, selector }: Monitor, what: "Service" | "pod"): Violation {
  return {
    at,
    message: `spec.selector asks for ${selectorText(selector) || `any ${what}`}, and no ${what} it looks at has that`,
    fix: `write the labels of the ${what} that is meant, and name its namespace in spec.namespaceSelector`,
  };
}

/** Monitors find something to scrape. */
export const monitorSelectors: Rule = {
  number: 304,
  name: "monitor-selectors",
  compares: true,
  reason: "A monitor that finds nothing scrapes nothing, and alerts on its metrics never fire.",
  see: "https://prometheus-operator.dev/docs/developer/getting-started/",
  *check(graph) {
    for (const monitor of serviceMonitorsOf(graph)) {
      if (monitor.services.length === 0 && monitor.sees !== "part") yield violationOf(monitor, "Service");
    }
    for (const monitor of podMonitorsOf(graph)) {
      if (monitor.workloads.length === 0 && monitor.sees !== "part") yield violationOf(monitor, "pod");
    }
  },
};
