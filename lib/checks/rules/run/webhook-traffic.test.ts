import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { block, denyAll, namespace, policy, port } from "../../reach/reach.fixture.ts";
import { at, declares, deployment, findingsOf, object, release, service } from "../../tree.fixture.ts";

const hook = deployment("hook", declares(["https", 9443]));
const https = service("hook", [{ port: 443, targetPort: 9443 }]);
const configuration = object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "hook", {
  webhooks: [{ clientConfig: { service: { name: "hook", namespace: "shop" } } }],
});
const facts = {
  preinstalled: { namespaces: ["shop"] },
  vpc: { cidr: "10.0.0.0/16" },
  chartsProvide: { "cert-manager": { webhooks: ["Certificate"] } },
};
const admits = (from: ReturnType<typeof block> | ReturnType<typeof namespace>, number = 9443) =>
  policy("hook", "hook", { ingress: [{ from: [from], ports: [port(number)] }] });

const found = (...objects: KubernetesObject[]) =>
  findingsOf("webhook-traffic", [hook, https, configuration, denyAll, ...objects], { facts });

describe("webhook-traffic", () => {
  it("lets in the API server from the VPC", () => {
    expect(found(admits(block("10.0.0.0/16")))).toEqual([]);
    expect(found(admits(block("10.0.3.0/24")))).toEqual([]);
  });

  it("finds a policy that lets in pods only", () => {
    expect(found(admits(namespace()))).toEqual([
      at(
        "webhook-traffic",
        configuration,
        "webhooks[0] is called at Service hook, but NetworkPolicies deny and hook isolate Deployment hook, and no policy lets it receive from the API server at port 9443",
        "allow ingress from the API server to port 9443 in a NetworkPolicy for Deployment hook",
      ),
    ]);
  });

  it("looks at webhooks of charts as well", () => {
    const ofChart = (...objects: KubernetesObject[]) =>
      findingsOf("webhook-traffic", objects, { facts, charts: [release("cert-manager")] }).map(
        ({ severity }) => severity,
      );
    expect(ofChart()).toEqual([]);
    expect(ofChart(denyAll, admits(block("10.0.0.0/16"), 10250))).toEqual([]);
    expect(ofChart(denyAll, admits(block("10.0.0.0/16"), 10251))).toEqual(["warning"]);
    expect(ofChart(denyAll)).toEqual(["error"]);
  });
});
