import { describe, expect, it } from "vitest";
import { at, findingsOf, object, service } from "../../tree.fixture.ts";
import { ingress } from "./ingress.fixture.ts";

const ALB = "alb.ingress.kubernetes.io";
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("load-balancer-annotations", objects);
const annotated = (name: string, value: string) =>
  ingress("shop", { "shop.example.com": ["/"] }, { annotations: { [`${ALB}/${name}`]: value } });

describe("annotations of a load balancer", () => {
  it.each([
    ["scheme", "internet-facing"],
    ["target-type", "ip"],
    ["success-codes", "200, 301-399"],
    ["healthcheck-path", "/health"],
    ["target-group-attributes", "stickiness.enabled=true,deregistration_delay.timeout_seconds=30"],
    ["actions.redirect", '{"Type": "redirect"}'],
    ["group.order", "-5"],
  ])("may be %s %s", (name, value) => {
    expect(find(annotated(name, value))).toEqual([]);
  });

  it.each([
    ["scheme", "public", "is none of internal, internet-facing"],
    ["target-type", "pod", "is none of instance, ip"],
    ["success-codes", "2xx", "is no list of status codes as 200,301 or 200-299"],
    ["healthcheck-path", "health", 'does not begin with "/"'],
    ["healthcheck-interval-seconds", "15s", "is no whole number from 5 to 300"],
    ["target-group-attributes", "stickiness.enabled", 'has "stickiness.enabled", which is no name=value'],
    [
      "target-group-attributes",
      "deregistration_delay.timeout=30",
      "has deregistration_delay.timeout, which is no attribute of a target group",
    ],
    [
      "target-group-attributes",
      "stickiness.enabled=true;slow_start.duration_seconds=30",
      "has stickiness.enabled=true;slow_start.duration_seconds=30, which is neither true nor false",
    ],
    [
      "load-balancer-attributes",
      "idle_timeout.timeout_seconds=60s",
      "has idle_timeout.timeout_seconds=60s, which is no number of seconds",
    ],
    ["actions.redirect", "{Type: redirect}", "is no JSON"],
  ])("are not %s %s", (name, value, wrong) => {
    expect(find(annotated(name, value))).toEqual([
      at(
        "load-balancer-annotations",
        annotated(name, value),
        `annotation ${ALB}/${name} "${value}" ${wrong}: the controller refuses the load balancer`,
        "correct the value",
      ),
    ]);
  });

  it("of a Service are held as well", () => {
    const name = "service.beta.kubernetes.io/aws-load-balancer-scheme";
    const wrong = service("web", [{ port: 80 }], { annotations: { [name]: "public" } });
    expect(find(wrong).map(({ message }) => message)).toEqual([
      `annotation ${name} "public" is none of internal, internet-facing: the controller refuses the load balancer`,
    ]);
  });
});

it("a health check is over before the next one", () => {
  expect(find(annotated("healthcheck-timeout-seconds", "20")).map(({ message }) => message)).toEqual([
    "healthcheck-timeout-seconds 20 is not below healthcheck-interval-seconds 15: AWS refuses the target group",
  ]);
});

it("a backend that is an action has one", () => {
  const backend = { service: { name: "redirect", port: { name: "use-annotation" } } };
  const rules = [{ host: "shop.example.com", http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }];
  const spec = { ingressClassName: "alb", rules };
  const action = { [`${ALB}/actions.redirect`]: "{}" };
  expect(find(object("networking.k8s.io/v1 Ingress", "shop", { spec }, { annotations: action }))).toEqual([]);
  const wrong = object("networking.k8s.io/v1 Ingress", "shop", { spec });
  expect(find(wrong)).toEqual([
    at(
      "load-balancer-annotations",
      wrong,
      `spec.rules[0].http.paths[0] takes its backend from annotation ${ALB}/actions.redirect, which is not there: it answers 503`,
      "add the annotation, or correct the name of the backend",
    ),
  ]);
});

it("a health check asks a port that the backends have", () => {
  const backend = service("backend", [{ name: "http", port: 80 }]);
  expect(find(annotated("healthcheck-port", "http"), backend)).toEqual([]);
  expect(find(annotated("healthcheck-port", "health"), backend).map(({ message }) => message)).toEqual([
    "healthcheck-port health is no port of Service backend: the controller refuses the load balancer",
  ]);
});
