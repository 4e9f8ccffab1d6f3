import { expect, it } from "vitest";
import { at, findingsOf, release } from "../../tree.fixture.ts";
import { alerting, dashboard } from "./monitoring.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("metric-names", objects);

it.each([
  "kube_pod_container_status_restarts_total",
  "kube_customresource_web_ready",
  "kube_shop_orders",
  "container_cpu_usage_seconds_total",
  "shop_requests_total",
])("%s may be exported", (metric) => {
  expect(find(alerting(`${metric} > 1`))).toEqual([]);
});

it("a metric with a slip of the pen is not exported", () => {
  const wrong = alerting("increase(kube_pod_container_status_restart_total[1h]) > 3");
  expect(find(wrong)).toEqual([
    at(
      "metric-names",
      wrong,
      "alert Down reads kube_pod_container_status_restart_total, which nobody exports",
      "write kube_pod_container_status_restarts_total",
    ),
  ]);
});

it("a metric of a kind that kube-state-metrics does not tell so is not exported", () => {
  expect(find(alerting("kube_pod_status_readyness == 0")).map(({ fix }) => fix)).toEqual([
    "write the name of a metric of kube-state-metrics",
  ]);
});

it("a dashboard is held as well", () => {
  const panels = [
    { title: "CPU", targets: [{ expr: "rate(container_cpu_usage_second_total[$__rate_interval])" }] },
  ];
  expect(find(dashboard("web", { panels })).map(({ message }) => message)).toEqual([
    'panel "CPU" in web.json reads container_cpu_usage_second_total, which nobody exports',
  ]);
});

it("an exporter that is switched off exports nothing", () => {
  const chart = (values = {}) => ({ ...release("kube-prometheus-stack", values), brings: {} });
  const withChart = (values = {}) =>
    findingsOf("metric-names", [alerting("kube_pod_info")], { charts: [chart(values)] });
  expect(withChart()).toEqual([]);
  expect(withChart({ kubeStateMetrics: { enabled: false } }).map(({ message }) => message)).toEqual([
    "alert Down reads kube_pod_info, and kubeStateMetrics of kube-prometheus-stack, which would export it, is switched off",
  ]);
});
