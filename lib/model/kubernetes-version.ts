import { refuse } from "./problem.ts";

/** Days on which EKS begins to offer a version of Kubernetes, and on which its support ends. */
export interface VersionDates {
  /** As `2026-06-02`, like the others. */
  readonly release: string;
  /** First day without standard support: EKS raises the cluster, or asks six times the price. */
  readonly endOfStandardSupport: string;
  /** First day on which EKS creates no cluster of this version. */
  readonly endOfExtendedSupport: string;
}

/**
 * Versions of EKS. It has standard support for 14 months and extended support for 12 more; those of 1.37 are reckoned
 * so.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html#kubernetes-release-calendar
 */
export const kubernetesVersions = {
  "1.28": dates("2023-09-26", "2024-11-26", "2025-11-26"),
  "1.29": dates("2024-01-23", "2025-03-23", "2026-03-23"),
  "1.30": dates("2024-05-23", "2025-07-23", "2026-07-23"),
  "1.31": dates("2024-09-26", "2025-11-26", "2026-11-26"),
  "1.32": dates("2025-01-23", "2026-03-23", "2027-03-23"),
  "1.33": dates("2025-05-29", "2026-07-29", "2027-07-29"),
  "1.34": dates("2025-10-02", "2026-12-02", "2027-12-02"),
  "1.35": dates("2026-01-27", "2027-03-27", "2028-03-27"),
  "1.36": dates("2026-06-02", "2027-08-02", "2028-08-02"),
  "1.37": dates("2026-10-01", "2027-12-01", "2028-12-01"),
} as const satisfies Record<string, VersionDates>;

export type KubernetesVersion = keyof typeof kubernetesVersions;

function dates(release: string, endOfStandardSupport: string, endOfExtendedSupport: string): VersionDates {
  return { release, endOfStandardSupport, endOfExtendedSupport };
}

/** The dates of a version; undefined for one that is not in the table. */
export function datesOf(version: string): VersionDates | undefined {
  return Object.entries(kubernetesVersions).find(([known]) => known === version)?.[1];
}

/**
 * Refuses what is no minor version of Kubernetes.
 *
 * @returns whether it is one
 */
export function checkKubernetesVersion(version: string, cluster: string): boolean {
  const isMinor = /^1\.\d{2}$/.test(version);
  if (!isMinor) {
    refuse(
      `Kubernetes version "${version}" of cluster ${cluster} is not a minor version`,
      'write it as "1.36"',
    );
  }
  return isMinor;
}
