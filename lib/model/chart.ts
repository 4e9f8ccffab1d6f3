import { dnsLabel } from "./name.ts";
import { refuse } from "./problem.ts";
import type { Provided } from "./provided.ts";

/** Helm's own limit: what a chart appends to the release has to fit a DNS label. */
const MAX_RELEASE = 53;

/** A Helm chart at one version with its values. Argo CD renders it; nothing of it is rendered here. */
export interface HelmChart {
  /** URL of the repository, or `ghcr.io/owner/charts` without scheme for an OCI registry, as Argo CD takes it. */
  readonly repository: string;
  readonly name: string;
  /** Exact version. */
  readonly version: string;
  /** Helm release; the names of what the chart makes follow from it. */
  readonly release: string;
  readonly values: object;
  /** Whether Helm leaves the values unchecked, because the chart's schema lies elsewhere on the network. */
  readonly skipSchemaValidation: boolean;
}

/** A chart and what it brings into the cluster. */
export interface InstalledChart {
  readonly chart: HelmChart;
  readonly brings: Provided;
}

/**
 * A Helm chart with values of a typed interface: `helmChart<MetricsServerValues>({ … })`. Refuses version ranges:
 * what is synced must not depend on the day. Refuses releases that Helm refuses.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export function helmChart<Values extends object>(chart: {
  readonly repository: string;
  readonly name: string;
  readonly version: string;
  /** @default - the name of the chart */
  readonly release?: string;
  readonly values: Values;
  /** @default - false */
  readonly skipSchemaValidation?: boolean;
}): HelmChart {
  const { repository, name, version, release = name, values, skipSchemaValidation = false } = chart;
  dnsLabel(release, "Helm release");
  if (release.length > MAX_RELEASE) {
    refuse(
      `Helm release "${release}" of chart ${name} has ${release.length} characters`,
      `at most ${MAX_RELEASE} are allowed: shorten it`,
    );
  }
  if (!/^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version)) {
    refuse(`chart ${name} has version "${version}"`, 'pin one version, as "1.2.3"');
  }
  return { repository, name, version, release, values, skipSchemaValidation };
}
