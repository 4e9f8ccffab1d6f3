import type { Facts } from "#lib/render/facts.ts";
import type { Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import type { InstalledChart } from "./charts.ts";
import { kindOf, namespaceOf } from "./kind.ts";
import type { Workload } from "./workload.ts";

/** Groups whose custom resources are turned into no pods. */
const withoutPods = new Set([
  "argoproj.io",
  "autoscaling.k8s.io",
  "bitnami.com",
  "cert-manager.io",
  "elbv2.k8s.aws",
  "external-secrets.io",
  "gateway.networking.k8s.io",
  "generators.external-secrets.io",
  "keda.sh",
  "karpenter.k8s.aws",
  "karpenter.sh",
  "trust.cert-manager.io",
  "velero.io",
]);

/** Kinds of the Prometheus operator that are configuration of one that runs. */
const prometheusConfiguration = /(Monitor|Rule|Config|Probe)$/;

/** Whether an operator may turn a resource into pods and what they need. */
export function mayMakePods({ object }: Resource): boolean {
  const { group, kind } = kindOf(object);
  if (isBuiltinGroup(group) || withoutPods.has(group)) return false;
  return group !== "monitoring.coreos.com" || !prometheusConfiguration.test(kind);
}

/**
 * The namespaces in which pods and Services may be that no manifest of the tree shows: those that charts and
 * operators fill, and those that were there before and that the tree puts no pods into. A rule that finds nothing there cannot tell.
 */
export function unseenNamespaces(
  resources: readonly Resource[],
  workloads: readonly Workload[],
  charts: readonly InstalledChart[],
  facts: Facts,
): ReadonlySet<string> {
  const filled = new Set(workloads.map(({ namespace }) => namespace));
  const before = facts.preinstalled?.namespaces ?? [];
  return new Set([
    "kube-system",
    ...before.filter((name) => !filled.has(name)),
    // What goes to a place that is not said may go anywhere.
    ...charts.flatMap(({ namespace }) => namespace ?? [...filled]),
    ...resources.filter(mayMakePods).map(namespaceOf),
  ]);
}
