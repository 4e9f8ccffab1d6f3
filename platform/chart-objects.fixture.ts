import type { HelmChart } from "#lib/model/chart.ts";
import type { ChartFacts } from "./chart-facts.fixture.ts";
import { holds, valueAt } from "./chart-values.fixture.ts";
import { pluralOf, webhooksOf } from "./chart-webhooks.fixture.ts";

/** What a chart makes with our values, as far as its facts tell. */
export interface ChartObjects {
  readonly crds: readonly string[];
  readonly webhooks: readonly string[];
  readonly ingressClasses: readonly string[];
  /** Ports are known of those Services that the chart makes by default. */
  readonly services: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;
  readonly serviceAccounts: readonly string[];
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
  /** Everything that makes pods, hooks included. */
  readonly workloads: readonly string[];
  /** Kinds of custom resources, without group. */
  readonly kinds: readonly string[];
}

function definitionOf(crd: string): string {
  const [group = "", , kind = ""] = crd.split("/");
  return `CustomResourceDefinition/${pluralOf(kind)}.${group}`;
}

function identitiesOf({ objects, toggles }: ChartFacts, values: object): Set<string> {
  const flipped = Object.entries(toggles).filter(([condition]) => holds(condition, values));
  const identities = new Set([
    ...objects
      .filter(({ hook }) => hook !== "test")
      .map(({ kind, namespace, name }) => [kind, namespace, name].filter(Boolean).join("/")),
    ...flipped.flatMap(([, { adds = [] }]) => adds),
  ]);
  for (const removed of flipped.flatMap(([, { removes = [] }]) => removes)) identities.delete(removed);
  return identities;
}

function crdsOf({ crds, definable, toggles }: ChartFacts, values: object, identities: Set<string>): string[] {
  // Definitions of a sub-chart that is off; no toggle speaks of files in a folder `crds`.
  if (valueAt(values, ["crds", "enabled"]) === false) return [];
  const switched = new Set(Object.values(toggles).flatMap(({ adds = [] }) => adds));
  const added = definable.filter(
    (crd) => switched.has(definitionOf(crd)) && identities.has(definitionOf(crd)),
  );
  return [...new Set([...crds, ...added])].sort();
}

/** Full name of a release: in most charts the release itself where that contains the chart's word for itself. */
function fullname({ naming }: ChartFacts, release: string): string {
  const word = naming?.releaseContainsWord?.word;
  if (word !== undefined && release.includes(word)) return release;
  return (naming?.fullname ?? "{release}").replace("{release}", release);
}

/** Turns a name or namespace of the default rendering into ours. */
interface Naming {
  name(given: string): string;
  namespace(given: string): string;
}

function namingOf(facts: ChartFacts, chart: HelmChart, namespace: string): Naming {
  const usual = fullname(facts, chart.name);
  const override = valueAt(chart.values, ["fullnameOverride"]);
  const ours = typeof override === "string" ? override : fullname(facts, chart.release);
  return {
    name: (given) => (given.startsWith(usual) ? `${ours}${given.slice(usual.length)}` : given),
    namespace: (given) => (given === facts.namespace ? namespace : given),
  };
}

/**
 * What a chart makes with the values, release and namespace of an installation: the default objects, changed by
 * the toggles that our values flip, under the names of our release.
 */
export function chartObjects(facts: ChartFacts, chart: HelmChart, namespace: string): ChartObjects {
  const naming = namingOf(facts, chart, namespace);
  const identities = identitiesOf(facts, chart.values);
  const crds = crdsOf(facts, chart.values, identities);
  const named = (kind: string) =>
    [...identities]
      .map((identity) => identity.split("/"))
      .filter(([of]) => of === kind)
      .map(([, first = "", second]) =>
        second === undefined ? naming.name(first) : `${naming.namespace(first)}/${naming.name(second)}`,
      )
      .sort();
  const ports = new Map(
    facts.services.map((service) => [
      `${naming.namespace(service.namespace)}/${naming.name(service.name)}`,
      Object.fromEntries(service.ports.map(({ name = "", port }) => [name, port])),
    ]),
  );
  const referenced = facts.referencedNotCreated?.secrets ?? [];
  return {
    crds,
    webhooks: webhooksOf(facts.webhooks, { values: chart.values, identities, crds }),
    ingressClasses: named("IngressClass"),
    services: Object.fromEntries(named("Service").map((service) => [service, ports.get(service)])),
    serviceAccounts: named("ServiceAccount"),
    secrets: [...named("Secret"), ...referenced.map((secret) => `${namespace}/${secret}`)],
    configMaps: named("ConfigMap"),
    workloads: ["DaemonSet", "Deployment", "Job", "StatefulSet"].flatMap(named).sort(),
    kinds: [...new Set([...identities].map((identity) => identity.split("/")[0] ?? ""))],
  };
}
