import type { Resource } from "#lib/render/resource.ts";
import type { InstalledChart } from "./charts.ts";
import { type Found, listAt, numberAt, textAt, valueAt } from "./fields.ts";
import { isOf, kinds, namespaceOf } from "./kind.ts";
import { type Labels, labelsOf, plainSelectorOf, type Selector } from "./labels.ts";
import { splitName } from "./producers/cluster.ts";

/** A port of a Service. */
export interface ServicePort {
  readonly name: string | undefined;
  readonly number: number | undefined;
  /** Name or number of a port of its pods: its own number unless said otherwise. */
  readonly target: string | number | undefined;
  readonly protocol: string;
}

/** A Service whose ports are known. */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly ServicePort[];
  /** Undefined for a Service that a chart brings. */
  readonly resource?: Resource;
  readonly labels: Labels;
  readonly selector: Selector;
}

function portOf(port: Found): ServicePort {
  const number = numberAt(port, "port");
  return {
    name: textAt(port, "name"),
    number,
    target: textAt(port, "targetPort") ?? numberAt(port, "targetPort") ?? number,
    protocol: textAt(port, "protocol") ?? "TCP",
  };
}

/** @see https://kubernetes.io/docs/concepts/services-networking/service/ */
function serviceOf(resource: Resource): Service {
  const { object } = resource;
  return {
    namespace: namespaceOf(resource),
    name: object.metadata.name,
    ports: listAt(object, "spec", "ports").map(portOf),
    resource,
    labels: labelsOf(valueAt(object, "metadata", "labels")),
    selector: plainSelectorOf(valueAt(object, "spec", "selector")),
  };
}

function servicesOfCharts(charts: readonly InstalledChart[]): Service[] {
  return charts.flatMap(({ provided }) =>
    Object.entries(provided?.services ?? {}).map(([text, ports]) => ({
      ...splitName(text),
      ports: Object.entries(ports).map(([name, number]) => ({
        name,
        number,
        target: undefined,
        protocol: "TCP",
      })),
      labels: new Map(),
      selector: { labels: [], expressions: [] },
    })),
  );
}

/** Every Service whose ports are known: those of the tree, and those that charts bring. */
export function servicesOf(resources: readonly Resource[], charts: readonly InstalledChart[]): Service[] {
  const own = resources.filter((resource) => isOf(resource, kinds.service)).map(serviceOf);
  return [...servicesOfCharts(charts), ...own];
}
