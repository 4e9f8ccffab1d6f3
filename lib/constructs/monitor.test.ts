import { describe, expect, it } from "vitest";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

describe("monitor", () => {
  it("has the metrics of each pod scraped every 15 seconds, by the number of the container's port", () => {
    const backend = serviceOf("backend", { metrics: "/metrics" });
    expect(rendered({ workloads: [backend] }).object("ServiceMonitor", "backend").spec).toEqual({
      selector: { matchLabels: { "app.kubernetes.io/name": "backend" } },
      endpoints: [{ targetPort: 8000, path: "/metrics", interval: "15s" }],
    });
  });

  it("scrapes nothing that does not say where its metrics are", () => {
    expect(rendered({ workloads: [serviceOf("backend")] }).names("ServiceMonitor")).toEqual([]);
  });

  it("refuses metrics where nothing scrapes", () => {
    const backend = serviceOf("backend", { metrics: "/metrics" });
    expect(rendered({ workloads: [backend] }, { offers: {} }).problems).toEqual([
      "workload backend with metrics of shop needs monitoring, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });

  it("can be planned before the kind exists", () => {
    const backend = serviceOf("backend", { metrics: "/metrics" });
    expect(rendered({ workloads: [backend] }).object("ServiceMonitor", "backend").metadata).toHaveProperty(
      "annotations",
      { "argocd.argoproj.io/sync-options": "SkipDryRunOnMissingResource=true" },
    );
  });
});
