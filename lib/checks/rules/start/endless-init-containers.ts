import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Images of programs that run until they are stopped. */
const endless =
  /(?:^|\/)(?:fluent-?bit|fluentd|filebeat|promtail|vector|envoy|cloud-sql-proxy|cloudsql-proxy|oauth2-proxy|opentelemetry-collector(?:-contrib)?|nginx|nginx-unprivileged|redis|memcached|pgbouncer)(?:[:@]|$)/;

/** Init containers end. */
export const endlessInitContainers: Rule = {
  number: 298,
  name: "endless-init-containers",
  reason:
    "A pod waits for each of its init containers to end before it starts the next, and its containers last.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
  *check(graph) {
    for (const { resource: at, containers } of graph.workloads) {
      for (const container of containers) {
        const { fields, list, stays, name } = container;
        const image = textAt(fields, "image") ?? "";
        if (list !== "initContainers" || stays || !endless.test(image)) continue;
        const [first = "-"] = container.words;
        // Its shell, or another program of the image, may do something that ends.
        if (!first.startsWith("-") || first === "-t" || first === "--version") continue;
        yield {
          at,
          severity: "warning",
          message: `init container ${name} runs ${image}, which does not end: the containers behind it never start`,
          fix: "write restartPolicy Always, which makes it a sidecar",
        };
      }
    }
  },
};
