import type { Traffic } from "../reach/reach.ts";
import type { Violation } from "../rule.ts";

/** What makes traffic flow: a host that pods are told, a load balancer, a scrape, a call of the API server. */
export type Cause = "call" | "entry" | "scrape" | "webhook";

/** Traffic that something in the tree asks for. */
export interface Flow extends Traffic {
  readonly cause: Cause;
  /** The object that asks for it, or the unit of a chart that does. */
  readonly at: Violation["at"];
  /** Where it asks for it, as the beginning of a sentence: `env DATABASE_HOST of container main leads to postgres:5432`. */
  readonly what: string;
  /** The port of the pods is only very likely the one of the Service. */
  readonly isGuess?: true;
}
