import type { Offers } from "#lib/model/offers.ts";
import { refuse } from "#lib/model/problem.ts";
import type { Scope } from "./scope.ts";

/** What add-ons offer, in the words of messages. */
export const offerNames: Readonly<Record<keyof Offers, string>> = {
  secretStore: "a secret store",
  scraper: "monitoring",
  dashboardLabel: "dashboards",
  nginx: "the NGINX Ingress Controller",
  alb: "the AWS Load Balancer Controller",
  issuers: "issuers of certificates",
  storageClass: "a storage class",
  temporaryStorageClass: "a storage class of temporary volumes",
  postgresExporter: "a PostgreSQL exporter",
  redisExporter: "a Redis exporter",
  traces: "a collector of traces",
  reloading: "a reloader",
  verticalRecommendations: "vertical recommendations",
  interruptible: "a priority class of interruptible work",
  progressiveDelivery: "Argo Rollouts",
};

/**
 * What an add-on of the cluster does for a unit. Refuses a definition that needs what no add-on offers there.
 *
 * @param who what needs it, for the message: `secret backend-oauth`
 */
export function need<Offer extends keyof Offers>(
  { offers, unit, cluster }: Scope,
  offer: Offer,
  who: string,
): Offers[Offer] | undefined {
  const found = offers[offer];
  if (found === undefined) {
    refuse(
      `${who} of ${unit} needs ${offerNames[offer]}, which no add-on on cluster ${cluster.name} offers`,
      "put one on the cluster that does (see platform/), or leave it out",
    );
  }
  return found;
}
