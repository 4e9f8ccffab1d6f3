import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import fastapiApp from "#infra/clusters/fastapi-app-cluster/cluster.ts";
import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import type { Cluster } from "#lib/model/cluster.ts";

/** Clusters of systems whose entrance is an Application Load Balancer. */
export const withLoadBalancerController: readonly Cluster[] = [durgaPuja, scalableAppDev, scalableAppProd];

/**
 * Clusters of systems with a backend: they have secrets and data, somebody watches them, and their nodes follow
 * the load.
 */
export const withBackend: readonly Cluster[] = [fastapiApp, gitopsDelivery, ...withLoadBalancerController];

/** Clusters of the system that is watched most closely: traces, logs of all services and recommended sizes. */
export const withTracing: readonly Cluster[] = [scalableAppDev, scalableAppProd];

/** Every cluster, for add-ons that a fact of the cluster switches on. */
export const everyCluster: readonly Cluster[] = [filmcastpro, ...withBackend];
