import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";
import { firstPort } from "#lib/model/service.ts";
import type { Service } from "#lib/model/workload.ts";
import { labelsOf, selectorOf } from "./labels.ts";
import { need } from "./need.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";
import { definedLater } from "./sync.ts";

const INTERVAL = "15s";

/** Where the metrics of a service are: at its own first port, or at its exporter's. */
export function scrapedAt({ ports, metrics, exporter }: Service): { port: number; path: string } | undefined {
  return metrics === undefined ? exporter : { port: firstPort(ports).number, path: metrics.path };
}

/**
 * Has a service's metrics scraped, from each pod. The port is named by its number, as it stands in the
 * container.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
 */
export function addMonitor(scope: Scope, service: Service): void {
  const { name } = service;
  const scraped = scrapedAt(service);
  if (scraped === undefined || need(scope, "scraper", `workload ${name} with metrics`) === undefined) return;
  addObject(
    scope.chart,
    new ServiceMonitor({
      metadata: {
        name,
        namespace: scope.namespace,
        labels: labelsOf(scope, name),
        annotations: { ...definedLater },
      },
      spec: {
        selector: { matchLabels: selectorOf({ name }) },
        endpoints: [{ targetPort: scraped.port, path: scraped.path, interval: INTERVAL }],
      },
    }),
  );
}
