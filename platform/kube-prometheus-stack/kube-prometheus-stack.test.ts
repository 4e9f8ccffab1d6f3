import { describe, expect, it } from "vitest";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import operatorCrds from "../prometheus-operator-crds/index.ts";
import stack from "./index.ts";

const { chart, brings, offers, routes, secrets } = stack.contents(gitopsDelivery);

it("ET7 Grafana is a path of the host that the application owns", () => {
  expect(routes).toEqual([
    {
      kind: "host",
      host: "k8s.dakshayahuja.in",
      paths: { "/grafana": { kind: "chart-service", name: "kube-prometheus-stack-grafana", port: 80 } },
      via: { controller: "nginx" },
    },
  ]);
  expect(brings?.services?.["monitoring/kube-prometheus-stack-grafana"]).toEqual({ "http-web": 80 });
});

it("ET8 Grafana knows the path that it is served under, and Prometheus scrapes it there", () => {
  expect(chart?.values).toMatchObject({
    grafana: {
      "grafana.ini": {
        server: { root_url: "https://k8s.dakshayahuja.in/grafana", serve_from_sub_path: true },
      },
      serviceMonitor: { path: "/grafana/metrics" },
    },
  });
});

it("ET8 the password of Grafana is generated outside of Git", () => {
  expect(secrets?.[0]).toMatchObject({
    name: "grafana-admin",
    generated: ["admin-password"],
    composed: { "admin-user": "admin" },
  });
  expect(chart?.values).toMatchObject({ grafana: { admin: { existingSecret: "grafana-admin" } } });
  expect(JSON.stringify(chart?.values)).not.toContain("adminPassword");
});

it("ET8 Prometheus reads monitors and rules of every release, and offers to scrape", () => {
  expect(chart?.values).toMatchObject({
    prometheus: {
      prometheusSpec: {
        serviceMonitorSelectorNilUsesHelmValues: false,
        podMonitorSelectorNilUsesHelmValues: false,
        probeSelectorNilUsesHelmValues: false,
        ruleSelectorNilUsesHelmValues: false,
        scrapeConfigSelectorNilUsesHelmValues: false,
      },
    },
  });
  expect(offers?.scraper?.namespace).toBe("monitoring");
});

it("ET8 the node exporter runs, in a namespace that lets it read the host", () => {
  expect(chart?.values).toMatchObject({ nodeExporter: { enabled: true } });
  expect(stack.namespace).toEqual({ name: "monitoring", podSecurity: "privileged" });
});

it("ET8 dashboards are found by the label that applications are told", () => {
  const [[label, labelValue] = []] = Object.entries(offers?.dashboardLabel ?? {});
  expect(chart?.values).toMatchObject({ grafana: { sidecar: { dashboards: { label, labelValue } } } });
});

it("ET8 nothing alerts for ever about what EKS hides", () => {
  expect(chart?.values).toMatchObject({
    kubeControllerManager: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeProxy: { enabled: false },
    kubeScheduler: { enabled: false },
  });
});

it("every kind that it makes is defined by the add-on that comes before it", () => {
  const defined = operatorCrds.contents(gitopsDelivery).brings?.crds ?? [];
  const kinds = defined.map((crd) => crd.replace(/\/v1(alpha1)?\//, "/"));
  expect(kinds).toEqual(expect.arrayContaining([...(brings?.customResources ?? [])]));
});

describe("SC9 alerts", () => {
  const receivers = ["critical", "warning"].map((severity) => ({
    name: severity,
    webhook_configs: [
      { url_file: `/etc/alertmanager/secrets/alert-receivers/${severity}-url`, send_resolved: true },
    ],
  }));

  it("reach webhooks by their severity, whose addresses are secrets", () => {
    expect(chart?.values).toMatchObject({
      alertmanager: {
        config: {
          route: {
            receiver: "warning",
            routes: [
              { receiver: "nobody", matchers: ['severity =~ "none|info"'] },
              { receiver: "critical", matchers: ['severity = "critical"'] },
            ],
          },
          receivers: [{ name: "nobody" }, ...receivers],
        },
        alertmanagerSpec: { secrets: ["alert-receivers"] },
      },
    });
    expect(secrets?.[1]).toMatchObject({ name: "alert-receivers", keys: ["critical-url", "warning-url"] });
  });
});
