import { expect, it } from "vitest";
import { at, findingsOf, object, release } from "../../tree.fixture.ts";

const monitor = (labels: Record<string, string> = {}) =>
  object("monitoring.coreos.com/v1 ServiceMonitor", "web", { spec: {} }, { labels });
const rule = object("monitoring.coreos.com/v1 PrometheusRule", "web", { spec: {} });
const stack = (prometheusSpec = {}) => release("kube-prometheus-stack", { prometheus: { prometheusSpec } });
const withStack = (one: ReturnType<typeof object>, prometheusSpec = {}) =>
  findingsOf("unselected-monitors", [one], { charts: [stack(prometheusSpec)] });

it("a monitor has the label of the release", () => {
  expect(withStack(monitor({ release: "kube-prometheus-stack" }))).toEqual([]);
});

it("a monitor without the label of the release is not scraped", () => {
  expect(withStack(monitor())).toEqual([
    at(
      "unselected-monitors",
      monitor(),
      "no Prometheus selects it: chart kube-prometheus-stack asks for release=kube-prometheus-stack, so nothing is scraped",
      "add the label release=kube-prometheus-stack, or widen the selector of Prometheus",
    ),
  ]);
});

it("a rule is held as well", () => {
  expect(withStack(rule).map(({ message }) => message)).toEqual([
    "no Prometheus selects it: chart kube-prometheus-stack asks for release=kube-prometheus-stack, so none of its rules is loaded",
  ]);
});

it("the chart may be told to select everything, or something else", () => {
  expect(withStack(monitor(), { serviceMonitorSelectorNilUsesHelmValues: false })).toEqual([]);
  const serviceMonitorSelector = { matchLabels: { team: "web" } };
  expect(withStack(monitor({ team: "web" }), { serviceMonitorSelector })).toEqual([]);
  expect(withStack(monitor({ team: "api" }), { serviceMonitorSelector })).toHaveLength(1);
});

it("a Prometheus looks in its own namespace unless told otherwise", () => {
  const prometheus = (spec: Record<string, Record<string, string>>) =>
    object("monitoring.coreos.com/v1 Prometheus", "k8s", { spec }, { namespace: "monitoring" });
  const find = (spec: Record<string, Record<string, string>>) =>
    findingsOf("unselected-monitors", [prometheus(spec), monitor()]).map(({ message }) => message);
  expect(find({ serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {} })).toEqual([]);
  expect(find({ serviceMonitorSelector: {} })).toEqual([
    "no Prometheus selects it: Prometheus k8s looks in monitoring only, so nothing is scraped",
  ]);
});
