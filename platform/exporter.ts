import type { HelmChart, InstalledChart } from "#lib/model/chart.ts";
import { composedName } from "#lib/model/name.ts";
import type { SecretKey } from "#lib/model/secret.ts";

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

/**
 * An exporter beside the server whose metrics it serves, with the one object of each kind that such a chart
 * makes, all of the release's name.
 *
 * @param ports ports of its Service, by name
 */
export function installedExporter(
  chart: HelmChart,
  namespace: string,
  ports: Readonly<Record<string, number>>,
): InstalledChart {
  const made = `${namespace}/${chart.release}`;
  return {
    chart,
    brings: {
      serviceAccounts: [made],
      services: { [made]: ports },
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
