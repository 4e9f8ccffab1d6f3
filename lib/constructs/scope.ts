import type { Chart } from "cdk8s";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Offers } from "#lib/model/offers.ts";
import type { Amendments } from "./amend.ts";

/** What every construct of a unit is built in: the chart, and what is known of unit and cluster. */
export interface Scope {
  readonly chart: Chart;
  /** What constructs of cdk8s-plus cannot say by themselves. */
  readonly amendments: Amendments;
  /** Name of the unit, which labels carry as what their object is part of. */
  readonly unit: string;
  readonly namespace: string;
  readonly cluster: Cluster;
  /** What the cluster's add-ons do for the unit. */
  readonly offers: Offers;
}
