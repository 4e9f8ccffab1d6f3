import type { Peer } from "./offers.ts";

/**
 * Who may connect to an add-on from outside its namespace: addresses of nodes, from where the API server calls
 * webhooks and Classic Load Balancers pass traffic on; every pod of the cluster; the NGINX Ingress Controller; or
 * pods of one kind.
 */
export type Caller = "node subnets" | "every pod" | "nginx" | Peer;

/** A port of an add-on that is open to others than the pods of its namespace and the scraper. */
export interface Opening {
  /** What it is for: `webhook`. */
  readonly name: string;
  /** Labels of the pods that serve it. */
  readonly pods: Readonly<Record<string, string>>;
  /** TCP port of the pods, not of their Service. */
  readonly port: number;
  readonly to: Caller;
}
