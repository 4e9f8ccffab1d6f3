import { type External, external } from "./external.ts";

/**
 * What a workload calls that uses AWS under a role of its own: the agent on its node that hands out credentials,
 * and the services themselves. Their addresses change, and a policy knows no names; the role bounds what the
 * workload may do there.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
 */
export const awsServices: readonly External[] = [
  external("pod-identity-agent", { cidrs: ["169.254.170.23/32"], port: 80 }),
  external("aws", { cidrs: ["0.0.0.0/0"], port: 443 }),
];
