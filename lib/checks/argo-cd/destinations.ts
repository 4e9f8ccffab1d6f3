import type { Facts } from "#lib/render/facts.ts";
import type { Application } from "../graph/applications.ts";
import { withoutTrailing } from "../graph/trailing.ts";

/** A cluster as Argo CD knows it; what is undefined is not known. */
export interface Cluster {
  readonly name: string | undefined;
  readonly server: string | undefined;
}

/** The cluster that Argo CD runs in, which it always knows. */
export const ownCluster = { name: "in-cluster", server: "https://kubernetes.default.svc" } as const;

function plainServer(server: string | undefined): string | undefined {
  return server && withoutTrailing(server, "/");
}

/** Every cluster that Argo CD is known to know. */
export function clustersOf({ argocdDestinations = [] }: Facts): Cluster[] {
  const told = argocdDestinations.map(({ name, server }) => ({ name, server: plainServer(server) }));
  const isTold = told.some(({ server }) => server === ownCluster.server);
  return isTold ? told : [...told, ownCluster];
}

/** The cluster that an Application goes to, with its name and its server as far as they are known. */
export function clusterOf({ destination }: Application, facts: Facts): Cluster {
  const name = destination.name;
  const server = plainServer(destination.server);
  const known = clustersOf(facts).find((cluster) =>
    name === undefined ? server !== undefined && cluster.server === server : cluster.name === name,
  );
  return { name: known?.name ?? name, server: known?.server ?? server };
}
