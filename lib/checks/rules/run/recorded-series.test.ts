import { expect, it } from "vitest";
import { at, findingsOf, release } from "../../tree.fixture.ts";
import { alerting } from "./monitoring.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("recorded-series", objects);
const record = { "web:requests:rate5m": "rate(http_requests_total[5m])" };

it("a series is recorded, by the tree or by the chart", () => {
  expect(find(alerting("web:requests:rate5m > 1", record))).toEqual([]);
  expect(find(alerting("node:node_num_cpu:sum > 1"))).toEqual([]);
});

it("a series that no rule records is empty", () => {
  const wrong = alerting("web:errors:rate5m > 1", record);
  expect(find(wrong)).toEqual([
    at(
      "recorded-series",
      wrong,
      "alert Down reads web:errors:rate5m, which no rule records: it is empty for ever",
      "record it in a PrometheusRule, or correct the name",
    ),
  ]);
});

it("beside a chart that may record series only a slip of the pen is one", () => {
  const charts = [release("unknown")];
  const withChart = (query: string) => findingsOf("recorded-series", [alerting(query, record)], { charts });
  expect(withChart("web:errors:rate5m")).toEqual([]);
  expect(withChart("web:request:rate5m").map(({ fix }) => fix)).toEqual(["write web:requests:rate5m"]);
});
