import { jsonOf } from "./listeners.ts";

/** What is wrong with a value, as what follows it: nothing where it is right. */
export type Form = (value: string) => string | undefined;

function oneOf(...values: readonly string[]): Form {
  return (value) => (values.includes(value) ? undefined : `is none of ${values.join(", ")}`);
}

function whole(least: number, most: number): Form {
  return (value) => {
    const isInside = /^-?\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most;
    return isInside ? undefined : `is no whole number from ${least} to ${most}`;
  };
}

const json: Form = (value) => (jsonOf(value) === undefined ? "is no JSON" : undefined);

const flag = oneOf("true", "false");

const pairs: Form = (value) => {
  const wrong = value.split(",").find((pair) => !/^[^=]+=/.test(pair.trim()) && pair.trim() !== "");
  return wrong === undefined ? undefined : `has "${wrong.trim()}", which is no name=value`;
};

const path: Form = (value) => (value.startsWith("/") ? undefined : 'does not begin with "/"');

const codes: Form = (value) =>
  /^\d{1,3}(-\d{1,3})?(,\d{1,3}(-\d{1,3})?)*$/.test(value.replaceAll(" ", ""))
    ? undefined
    : "is no list of status codes as 200,301 or 200-299";

/**
 * Forms of the annotations of an Application Load Balancer, by what follows the prefix.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export const albForms: Readonly<Record<string, Form>> = {
  scheme: oneOf("internal", "internet-facing"),
  "target-type": oneOf("instance", "ip"),
  "ip-address-type": oneOf("ipv4", "dualstack", "dualstack-without-public-ipv4"),
  "backend-protocol": oneOf("HTTP", "HTTPS"),
  "backend-protocol-version": oneOf("HTTP1", "HTTP2", "GRPC"),
  "healthcheck-protocol": oneOf("HTTP", "HTTPS"),
  "healthcheck-path": path,
  "healthcheck-interval-seconds": whole(5, 300),
  "healthcheck-timeout-seconds": whole(2, 120),
  "healthy-threshold-count": whole(2, 10),
  "unhealthy-threshold-count": whole(2, 10),
  "success-codes": codes,
  "group.order": whole(-1000, 1000),
  "ssl-redirect": whole(1, 65535),
  "target-group-attributes": pairs,
  "load-balancer-attributes": pairs,
  tags: pairs,
  "target-node-labels": pairs,
  "auth-type": oneOf("none", "oidc", "cognito"),
  "auth-on-unauthenticated-request": oneOf("authenticate", "allow", "deny"),
  "auth-idp-oidc": json,
  "auth-idp-cognito": json,
  "mutual-authentication": json,
  "shield-advanced-protection": flag,
  "manage-backend-security-group-rules": flag,
  "use-regex-path-match": flag,
  "multi-cluster-target-group": flag,
  "enable-frontend-nlb": flag,
};

/** Prefixes of annotations that each hold JSON. */
export const albJsonPrefixes = ["actions.", "conditions.", "transforms."];

/**
 * Forms of the annotations of a Network Load Balancer, by what follows `service.beta.kubernetes.io/aws-load-balancer-`.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
export const nlbForms: Readonly<Record<string, Form>> = {
  type: oneOf("external", "nlb", "nlb-ip", "clb"),
  "nlb-target-type": oneOf("instance", "ip"),
  scheme: oneOf("internal", "internet-facing"),
  "ip-address-type": oneOf("ipv4", "dualstack"),
  "healthcheck-path": path,
  "healthcheck-interval": whole(5, 300),
  "healthcheck-timeout": whole(2, 120),
  "healthcheck-healthy-threshold": whole(2, 10),
  "healthcheck-unhealthy-threshold": whole(2, 10),
  "target-group-attributes": pairs,
  attributes: pairs,
  "additional-resource-tags": pairs,
};

/** What is wrong with a value of which JSON is asked. */
export const wrongJson = json;
