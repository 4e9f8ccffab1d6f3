import type { InstalledChart } from "../charts.ts";
import { kinds } from "../kind.ts";
import type { Producer } from "../names.ts";
import { splitName } from "./cluster.ts";

/** What the charts of a cluster bring, as far as the facts say. */
export function producersOfCharts(charts: readonly InstalledChart[]): Producer[] {
  return charts.flatMap(({ provided = {} }) => [
    ...(provided.ingressClasses ?? []).map((name) => ({ kind: kinds.ingressClass, namespace: "", name })),
    ...(provided.storageClasses ?? []).map((name) => ({ kind: kinds.storageClass, namespace: "", name })),
    ...(provided.priorityClasses ?? []).map((name) => ({ kind: kinds.priorityClass, namespace: "", name })),
    ...(provided.serviceAccounts ?? []).map((text) => ({ kind: kinds.serviceAccount, ...splitName(text) })),
    ...(provided.secrets ?? []).map((text) => ({ kind: kinds.secret, ...splitName(text) })),
    ...(provided.configMaps ?? []).map((text) => ({ kind: kinds.configMap, ...splitName(text) })),
    ...Object.keys(provided.services ?? {}).map((text) => ({ kind: kinds.service, ...splitName(text) })),
  ]);
}
