import type { HelmChart, InstalledChart } from "#lib/model/chart.ts";
import { composedName } from "#lib/model/name.ts";
import type { SecretKey } from "#lib/model/secret.ts";
import { podsOf } from "./chart-pods.ts";
import type { Resources } from "./chart-values.ts";

/** One key of a Secret, as charts take it. */
export interface SecretReference {
  readonly name: string;
  readonly key: string;
}

/** A key of a secret in the words of charts. */
export function secretReference({ secret, key }: SecretKey): SecretReference {
  return { name: secret.name, key };
}

/** Helm release of the exporter of a server: `postgres-exporter`. Refuses what no release can be named. */
export function exporterRelease({ name }: { readonly name: string }): string {
  return composedName([name, "exporter"], "Helm release");
}

/** Where an exporter runs, with what, and on which ports by name its Service answers. */
interface Exporting {
  readonly namespace: string;
  readonly resources: Resources;
  readonly ports: Readonly<Record<string, number>>;
}

/**
 * An exporter beside the server whose metrics it serves, with the one object of each kind that such a chart
 * makes, all of the release's name.
 */
export function installedExporter(
  chart: HelmChart,
  { namespace, resources, ports }: Exporting,
): InstalledChart {
  const made = `${namespace}/${chart.release}`;
  return {
    chart,
    brings: {
      serviceAccounts: [made],
      services: { [made]: ports },
      pods: { [made]: podsOf(1, resources) },
      podLabels: {
        [namespace]: {
          "app.kubernetes.io/name": chart.name,
          "app.kubernetes.io/instance": chart.release,
        },
      },
      customResources: ["monitoring.coreos.com/ServiceMonitor"],
    },
  };
}
