import { expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";
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
