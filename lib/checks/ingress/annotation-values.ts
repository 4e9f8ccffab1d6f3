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

const targetGroupNames = new Set(
  `
    deregistration_delay.connection_termination.enabled deregistration_delay.timeout_seconds
    lambda.multi_value_headers.enabled load_balancing.algorithm.anomaly_mitigation load_balancing.algorithm.type
    load_balancing.cross_zone.enabled preserve_client_ip.enabled proxy_protocol_v2.enabled
    slow_start.duration_seconds stickiness.app_cookie.cookie_name stickiness.app_cookie.duration_seconds
    stickiness.enabled stickiness.lb_cookie.duration_seconds stickiness.type target_failover.on_deregistration
    target_failover.on_unhealthy target_group_health.dns_failover.minimum_healthy_targets.count
    target_group_health.dns_failover.minimum_healthy_targets.percentage
    target_group_health.unhealthy_state_routing.minimum_healthy_targets.count
    target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage
    target_health_state.unhealthy.connection_termination.enabled
    target_health_state.unhealthy.draining_interval_seconds
  `
    .trim()
    .split(/\s+/),
);

/** What is wrong with the value of an attribute, as its name tells what it is. */
function faultOfAttribute(name: string, value: string): string | undefined {
  if (name.endsWith(".enabled") && value !== "true" && value !== "false") return "is neither true nor false";
  return /[._]seconds$/.test(name) && !/^\d+$/.test(value) ? "is no number of seconds" : undefined;
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
function attributes(known?: ReadonlySet<string>): Form {
  return (value) => {
    const wrong = pairs(value);
    if (wrong !== undefined) return wrong;
    for (const pair of value.split(",")) {
      const [name = "", ...rest] = pair.trim().split("=");
      if (name === "") continue;
      if (known?.has(name) === false) return `has ${name}, which is no attribute of a target group`;
      const fault = faultOfAttribute(name, rest.join("="));
      if (fault !== undefined) return `has ${name}=${rest.join("=")}, which ${fault}`;
    }
    return undefined;
  };
}

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
  "target-group-attributes": attributes(targetGroupNames),
  "load-balancer-attributes": attributes(),
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
  "target-group-attributes": attributes(targetGroupNames),
  attributes: attributes(),
  "additional-resource-tags": pairs,
};

/** What is wrong with a value of which JSON is asked. */
export const wrongJson = json;
