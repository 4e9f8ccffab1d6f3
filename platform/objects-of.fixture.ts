import { App, Chart } from "cdk8s";
import type { AddOn } from "#lib/model/add-on.ts";
import type { Cluster } from "#lib/model/cluster.ts";

/** What an add-on makes on a cluster by resources of its own, for tests. */
export function objectsOf(addOn: AddOn, cluster: Cluster): unknown[] {
  const chart = new Chart(new App(), addOn.name);
  addOn.contents(cluster).resources?.(chart);
  return chart.toJson();
}
