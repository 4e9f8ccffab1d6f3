import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { denyAll, namespace, policy, port } from "../../reach/reach.fixture.ts";
import { at, declares, deployment, findingsOf, object, release, service } from "../../tree.fixture.ts";

const web = deployment("web", declares(["http", 8080]));
const http = service("web", [{ name: "http", port: 80, targetPort: "http" }], { labels: { app: "web" } });
const monitor = object("monitoring.coreos.com/v1 ServiceMonitor", "web", {
  spec: { selector: { matchLabels: { app: "web" } }, endpoints: [{ port: "http" }] },
});
const prometheus = object("monitoring.coreos.com/v1 Prometheus", "main", {}, { namespace: "monitoring" });
const pods = (labels: Record<string, string>) => ({
  ...namespace("monitoring"),
  podSelector: { matchLabels: labels },
});
const admits = (peer: ReturnType<typeof pods>) =>
  policy("web", "web", { ingress: [{ from: [peer], ports: [port(8080)] }] });
const facts = { preinstalled: { namespaces: ["shop", "monitoring"] } };

const found = (...objects: KubernetesObject[]) =>
  findingsOf("scrape-traffic", [web, http, monitor, denyAll, ...objects], { facts });

describe("scrape-traffic", () => {
  it("lets in the Prometheus of the tree by the labels that its operator gives", () => {
    expect(
      found(prometheus, admits(pods({ "app.kubernetes.io/name": "prometheus", prometheus: "main" }))),
    ).toEqual([]);
    expect(found(prometheus, admits(pods({ app: "prometheus" })))).toEqual([
      at(
        "scrape-traffic",
        monitor,
        "spec.endpoints[0] is scraped by Prometheus, but NetworkPolicies deny and web isolate Deployment web, and no policy lets it receive from Prometheus main of namespace monitoring at port 8080",
        "allow ingress from Prometheus main of namespace monitoring to port 8080 in a NetworkPolicy for Deployment web",
      ),
    ]);
  });

  it("knows the Prometheus of kube-prometheus-stack, its name where the values are in the tree", () => {
    const inStack = (values: Parameters<typeof release>[1], labels: Record<string, string>) =>
      findingsOf("scrape-traffic", [web, http, monitor, denyAll, admits(pods(labels))], {
        facts,
        charts: [{ ...release("kube-prometheus-stack", values), namespace: "monitoring" }],
      });
    const instance = (name: string) => ({ "app.kubernetes.io/instance": name });
    expect(inStack({}, { app: "other" })).toEqual([]);
    expect(inStack({}, { "app.kubernetes.io/name": "prometheus-server" })).toHaveLength(1);
    expect(inStack({ grafana: {} }, instance("kube-prometheus-stack-prometheus"))).toEqual([]);
    expect(inStack({ fullnameOverride: "stack" }, instance("stack-prometheus"))).toEqual([]);
    expect(inStack({ fullnameOverride: "stack" }, instance("kube-prometheus-stack-prometheus"))).toHaveLength(
      1,
    );
  });

  it("says nothing where nobody is known to scrape", () => {
    expect(found(admits(pods({ app: "prometheus" })))).toEqual([]);
  });
});
