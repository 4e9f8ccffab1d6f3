import { datesOf, type VersionDates } from "#lib/model/kubernetes-version.ts";
import type { Tree } from "#lib/render/tree.ts";
import type { Rule, Violation } from "../../rule.ts";
import { count } from "../../wording.ts";

/** Days of standard support below which an upgrade has to be planned. */
const NOTICE = 60;
const MILLISECONDS_IN_DAY = 86_400_000;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_IN_DAY;
}

function unknown(at: Tree, version: string): Violation {
  return {
    at,
    severity: "warning",
    message: `how long EKS supports Kubernetes ${version} is not known`,
    fix: "add its dates to lib/model/kubernetes-version.ts",
  };
}

/** How long the clusters of others stay on a version that EKS still runs is for others to say. */
function faultOf(at: Tree, version: string, dates: VersionDates, today: string): Violation | undefined {
  const { endOfStandardSupport: standard, endOfExtendedSupport: extended } = dates;
  const fix = "raise the version of the cluster, one minor version at a time";
  const left = daysBetween(today, standard);
  if (today >= extended) {
    const message = `EKS no longer creates Kubernetes ${version}: standard support ended on ${standard}, extended support on ${extended}`;
    return { at, message, fix };
  }
  if (at.definition === undefined) return undefined;
  if (left <= 0) {
    // Terraform asks for no extended support: EKS raises the cluster, which Terraform cannot take back.
    const message = `Kubernetes ${version} has no standard support since ${standard}, and extended support ends on ${extended}`;
    return { at, message, fix };
  }
  if (left >= NOTICE) return undefined;
  const message = `standard support of Kubernetes ${version} ends in ${count(left, "day")}, on ${standard}, and extended support on ${extended}`;
  return { at, severity: "warning", message, fix };
}

/**
 * EKS creates clusters of this version of Kubernetes, and supports it for some time to come. What it finds depends on
 * the day: where nobody names one, as when manifests are generated, it finds nothing, so that a commit always gives
 * the same.
 */
export const kubernetesVersions: Rule = {
  number: 206,
  name: "kubernetes-versions",
  reason: "EKS raises a cluster whose standard support ends, and cannot make a lost one anew after that.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  *check({ tree }, _schemas, today) {
    const { kubernetesVersion } = tree.facts;
    if (kubernetesVersion === undefined || today === undefined) return;
    const dates = datesOf(kubernetesVersion);
    const violation =
      dates === undefined ? unknown(tree, kubernetesVersion) : faultOf(tree, kubernetesVersion, dates, today);
    if (violation !== undefined) yield violation;
  },
};
