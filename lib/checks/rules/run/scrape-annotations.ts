import { mapAt, textAt } from "../../graph/fields.ts";
import { declaredPorts, portText } from "../../graph/ports.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** A port that pods say is to be scraped is one of theirs. */
export const scrapeAnnotations: Rule = {
  number: 378,
  name: "scrape-annotations",
  reason:
    "Prometheus scrapes a port that nobody listens on, and alerts on what it would have read never fire.",
  see: "https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus#scraping-pod-metrics-via-annotations",
  *check(graph) {
    for (const workload of graph.workloads) {
      const annotations = mapAt(workload.template, "metadata", "annotations");
      const port = textAt(annotations, "prometheus.io/port");
      const declared = declaredPorts(workload);
      if (
        port === undefined ||
        declared.length === 0 ||
        textAt(annotations, "prometheus.io/scrape") === "false"
      )
        continue;
      if (declared.some(({ number }) => String(number) === port)) continue;
      yield {
        at: workload.resource,
        // A container may listen on a port that it does not declare.
        ...(/^\d+$/.test(port) && { severity: "warning" }),
        message: `annotation prometheus.io/port is ${port}, and its containers declare ${enumerate(declared.map(portText))}`,
        fix: "write the number of the port that serves the metrics",
      };
    }
  },
};
