import { describe, expect, it } from "vitest";
import { listAt, mapAt, textAt } from "#lib/checks/graph/fields.ts";
import { httpMetrics, starlette } from "#lib/model/metrics.ts";
import { milliseconds, percent } from "#lib/model/objective.ts";
import type { Offers } from "#lib/model/offers.ts";
import type { Workload } from "#lib/model/workload.ts";
import { everyOffer, jobOf, postgresOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";
import type { Fields } from "#lib/render/resource.ts";

const backend = serviceOf("backend", {
  metrics: httpMetrics("/metrics", starlette),
  objectives: { availability: percent(99.9), p95: milliseconds(300) },
});

/** Panels of the dashboard that an application of some workloads gets, headings included. */
function panelsFor(workloads: readonly Workload[], offers: Offers = everyOffer): readonly Fields[] {
  const map = rendered({ workloads }, { offers }).object("ConfigMap", "shop-dashboard");
  return listAt(JSON.parse(textAt(map, "data", "shop.json") ?? ""), "panels").map((panel) => mapAt(panel));
}

const titles = (panels: readonly Fields[]) => panels.map((panel) => textAt(panel, "title"));
const under = (heading: string, panels: readonly Fields[]) => {
  const all = titles(panels);
  const after = all.slice(all.indexOf(heading) + 1);
  const types = panels.slice(all.indexOf(heading) + 1).map((panel) => textAt(panel, "type"));
  const end = types.indexOf("row");
  return end === -1 ? after : after.slice(0, end);
};
const panel = (title: string, panels: readonly Fields[]) =>
  panels.find((one) => textAt(one, "title") === title);

describe("the dashboard of an application", () => {
  it("shows what is wrong first, then each service and server, then what runs", () => {
    const panels = panelsFor([backend, postgresOf("postgres"), redisOf("redis"), jobOf("report")]);
    const headings = panels.filter((one) => textAt(one, "type") === "row");
    expect(titles(panels).slice(0, 3)).toEqual(["Alerts", "All pods", "Pods that are not ready"]);
    expect(titles(headings)).toEqual(["backend", "postgres", "redis", "Pods"]);
    expect(under("Pods", panels)).toEqual([
      "Pods",
      "Network",
      "CPU",
      "Memory against the limit",
      "Memory",
      "Restarts in an hour",
    ]);
  });

  it("DP14: shows how much is asked of a service, how often it fails and how long it takes, against its promises", () => {
    const panels = panelsFor([backend]);
    expect(under("backend", panels)).toEqual([
      "Requests",
      "Failed requests",
      "Latency",
      "Requests in progress",
    ]);
    expect(panel("Latency", panels)).toMatchObject({
      fieldConfig: { defaults: { unit: "s", thresholds: { steps: [{}, { value: 0.3 }] } } },
      targets: [{ legendFormat: "p50" }, { legendFormat: "p95" }, { legendFormat: "p99" }],
    });
    expect(panel("Failed requests", panels)).toMatchObject({
      fieldConfig: { defaults: { thresholds: { steps: [{}, { value: 0.001 }] } } },
    });
  });

  it("leaves out requests in progress where nothing counts them", () => {
    const panels = panelsFor([serviceOf("backend", { metrics: "/metrics" })]);
    expect(under("backend", panels)).toEqual(["Requests", "Failed requests", "Latency"]);
  });

  it("ET8: shows the connections of a database and the hits of a cache, where exporters tell them", () => {
    const stores = [postgresOf("postgres"), redisOf("redis")];
    const panels = panelsFor(stores);
    expect(under("postgres", panels)).toEqual(["Volume in use", "Connections"]);
    expect(under("redis", panels)).toEqual(["Volume in use", "Memory of keys", "Answered from the cache"]);
    expect(panel("Connections", panels)).toMatchObject({
      targets: [
        { expr: 'sum by (state) (pg_stat_activity_count{namespace="shop",service="postgres-exporter"})' },
        { expr: 'max(pg_settings_max_connections{namespace="shop",service="postgres-exporter"})' },
      ],
    });
    const { postgresExporter: _, redisExporter: __, ...offers } = everyOffer;
    const without = panelsFor(stores, offers);
    expect(under("postgres", without)).toEqual(["Volume in use"]);
    expect(under("redis", without)).toEqual(["Volume in use"]);
  });

  it.each(["scraper", "dashboardLabel"] as const)(
    "is left out, not refused, on a cluster without %s",
    (offer) => {
      const { [offer]: _, ...offers } = everyOffer;
      const application = rendered({ workloads: [serviceOf("backend")] }, { offers });
      expect(application.problems).toEqual([]);
      expect(application.names("ConfigMap")).not.toContain("shop-dashboard");
    },
  );
});
