import { describe, expect, it } from "vitest";
import { chartFacts, hasChartFacts } from "./chart-facts.fixture.ts";
import { unknownKeys } from "./chart-keys.fixture.ts";
import { chartObjects } from "./chart-objects.fixture.ts";
import { installations } from "./installations.fixture.ts";

/** Kinds whose definitions another add-on brings. */
const FOREIGN = /^(Alertmanager|Prometheus|PrometheusRule|ServiceMonitor|PodMonitor|Certificate|Issuer)$/;

/** Services whose ports follow from values, which the facts of the default rendering cannot show. */
const OTHER_PORTS: Readonly<Record<string, string>> = {
  "external-secrets/external-secrets-webhook": "with ServiceMonitors it serves its metrics as well",
  "monitoring/kube-prometheus-stack-operator": "without TLS it serves HTTP on 8080",
  "tracing/opentelemetry-collector": "only those of our configuration's receivers, and that of its metrics",
};

/** Pods that an operator makes of a resource of the chart. */
const MADE_BY_OPERATORS: ReadonlySet<string> = new Set([
  "amazon-cloudwatch/cloudwatch-agent",
  "monitoring/alertmanager-kube-prometheus-stack-alertmanager",
  "monitoring/prometheus-kube-prometheus-stack-prometheus",
]);

function titleOf(installation: string, chart: string): string {
  return hasChartFacts(chart)
    ? installation
    : `${installation}: NOT CHECKED, since CHART_FACTS has no ${chart}`;
}

describe("charts", () => {
  for (const { title, chart, namespace, brings } of installations) {
    const factsOf = () => chartFacts(chart.name);

    describe.skipIf(!hasChartFacts(chart.name))(titleOf(title, chart.name), () => {
      it("is pinned to the version that the facts are of", () => {
        expect(chart.version).toBe(factsOf().version);
      });

      it("sets no key that the chart does not have", () => {
        expect(unknownKeys(chart.name, chart.values, factsOf().values)).toEqual([]);
      });

      const made = () => chartObjects(factsOf(), chart, namespace);

      it("brings the kinds, webhooks and classes of its chart, no more, no less", () => {
        const { crds = [], webhooks = [], ingressClasses = [] } = brings;
        const all = made();
        expect({ crds, webhooks, ingressClasses }).toEqual({
          crds: all.crds,
          webhooks: all.webhooks,
          ingressClasses: all.ingressClasses,
        });
      });

      it("brings the Services of its chart, no more, no less", () => {
        const { services = {} } = brings;
        const all = made().services;
        expect(Object.keys(services).sort()).toEqual(Object.keys(all).sort());
        const known = Object.keys(services).filter(
          (service) => all[service] !== undefined && OTHER_PORTS[service] === undefined,
        );
        for (const service of known)
          expect({ [service]: services[service] }).toEqual({ [service]: all[service] });
      });

      it("says what its chart runs, no more, no less", () => {
        const { pods = {} } = brings;
        const said = Object.keys(pods).filter((name) => !MADE_BY_OPERATORS.has(name));
        expect(said.sort()).toEqual(made().workloads);
      });

      it("brings only accounts, Secrets and ConfigMaps that its chart makes", () => {
        const { serviceAccounts = [], secrets = [], configMaps = [] } = brings;
        const all = made();
        expect(serviceAccounts.filter((name) => !all.serviceAccounts.includes(name))).toEqual([]);
        expect(secrets.filter((name) => !all.secrets.includes(name))).toEqual([]);
        expect(configMaps.filter((name) => !all.configMaps.includes(name))).toEqual([]);
      });

      it("says which kinds of other add-ons its chart needs", () => {
        const said = (brings.customResources ?? []).map((kind) => kind.split("/").at(-1));
        expect(made().kinds.filter((kind) => FOREIGN.test(kind) && !said.includes(kind))).toEqual([]);
      });
    });
  }
});
