import { expect, it } from "vitest";
import { at, deployment, findingsOf, object, service } from "../../tree.fixture.ts";
import { alerting } from "./monitoring.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("series-labels", [deployment("web"), ...objects]);

it.each([
  'up{namespace="shop"}',
  'up{namespace=~"shop|default"}',
  'up{namespace=~"sho.*"}',
  'up{namespace!="other"}',
  'kube_deployment_status_replicas{namespace="shop",deployment="web"}',
])("%s is about what there is", (query) => {
  expect(find(alerting(query))).toEqual([]);
});

const autoscaler = object("autoscaling/v2 HorizontalPodAutoscaler", "web");
const scaled = object("keda.sh/v1alpha1 ScaledObject", "queue");
const about = (name: string) =>
  alerting(
    `kube_horizontalpodautoscaler_spec_max_replicas{namespace="shop",horizontalpodautoscaler="${name}"}`,
  );
const upOf = (name: string) => alerting(`up{namespace="shop",service="${name}"}`);

it("a query may be about autoscalers, those of KEDA among them", () => {
  expect(find(autoscaler, scaled, about("web"), about("keda-hpa-queue"))).toEqual([]);
  expect(find(autoscaler, scaled, about("back")).map(({ message }) => message)).toEqual([
    "alert Down reads series of HorizontalPodAutoscaler back of namespace shop, which does not exist: it is empty for ever",
  ]);
});

it("a query may be about any job, but for one that is nearly a Service", () => {
  const about = (job: string) => alerting(`rate(http_requests_total{job="${job}"}[5m])`);
  expect(find(service("backend"), about("backend"), about("kubelet"), about("api"))).toEqual([]);
  expect(
    find(service("backend"), about("back-end")).map(({ severity, message }) => [severity, message]),
  ).toEqual([
    ["warning", "alert Down reads series of Service back-end, which does not exist: it is empty for ever"],
  ]);
});

it("a query of up may be about Services", () => {
  expect(find(service("web"), upOf("web"))).toEqual([]);
  expect(find(service("web"), upOf("orders")).map(({ message }) => message)).toEqual([
    "alert Down reads series of Service orders of namespace shop, which does not exist: it is empty for ever",
  ]);
});

it.each([
  ['up{namespace="other"}', "namespace other", "name a namespace of the cluster"],
  ['up{namespace="shoop"}', "namespace shoop", "write shop"],
  ['up{namespace=~"shop|shoop"}', "namespace shoop", "write shop"],
  [
    'kube_deployment_status_replicas{namespace="shop",deployment="api"}',
    "Deployment api of namespace shop",
    "name one of web",
  ],
])("%s is about nothing", (query, what, fix) => {
  expect(find(alerting(query))).toEqual([
    at(
      "series-labels",
      alerting(query),
      `alert Down reads series of ${what}, which does not exist: it is empty for ever`,
      fix,
    ),
  ]);
});
