import { cidr } from "./cidr.ts";
import { portNumber } from "./port.ts";
import { refuse } from "./problem.ts";

/** Something outside the cluster that workloads call: networks and a TCP port. */
export interface External {
  readonly kind: "external";
  readonly name: string;
  readonly cidrs: readonly string[];
  readonly port: number;
}

/**
 * Something outside the cluster, by its networks: NetworkPolicies know addresses, not host names. Refuses an empty
 * list, what is no network, and a port out of range.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-ipblock-selectors
 */
export function external(
  name: string,
  { cidrs, port }: { cidrs: readonly string[]; port: number },
): External {
  if (cidrs.length === 0) {
    refuse(`external ${name} has no networks`, "list the networks it may be reached at");
  }
  return {
    kind: "external",
    name,
    cidrs: cidrs.map((text) => cidr(text, `network of external ${name}`)),
    port: portNumber(port, `external ${name}`),
  };
}
