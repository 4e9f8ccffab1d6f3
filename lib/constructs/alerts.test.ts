import { describe, expect, it } from "vitest";
import { alert } from "#lib/model/alert.ts";
import { minutes } from "#lib/model/duration.ts";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const properties = {
  expression: "latency_seconds > 1",
  for: minutes(5),
  severity: "warning",
  summary: "the shop is slow",
} as const;
const slow = alert("ShopIsSlow", properties);

describe("alerts", () => {
  it("are one group of rules that say what is wrong and where", () => {
    const application = rendered({ workloads: [], alerts: [slow] });
    expect(application.object("PrometheusRule", "shop").spec).toEqual({
      groups: [
        {
          name: "shop",
          rules: [
            {
              alert: "ShopIsSlow",
              expr: "latency_seconds > 1",
              for: "5m",
              labels: { severity: "warning", unit: "shop" },
              annotations: { summary: "the shop is slow" },
            },
          ],
        },
      ],
    });
  });

  it("stand behind what is recorded for them, at an interval that their expressions count on", () => {
    const backend = serviceOf("backend", { metrics: "/metrics" });
    expect(rendered({ workloads: [backend] }).object("PrometheusRule", "shop").spec).toMatchObject({
      groups: [{ name: "shop.recordings", interval: "1m" }, { name: "shop" }],
    });
  });

  it("name the workload that they are about", () => {
    expect(
      rendered({ workloads: [serviceOf("backend")] }).object("PrometheusRule", "shop").spec,
    ).toMatchObject({
      groups: [{ rules: [{ labels: { severity: "critical", unit: "shop", workload: "backend" } }, {}, {}] }],
    });
  });

  it("refuses two of one name, also where one of them follows from a workload", () => {
    const same = alert("ShopBackendUnavailable", properties);
    expect(rendered({ workloads: [serviceOf("backend")], alerts: [slow, slow, same] }).problems).toEqual([
      "alert ShopBackendUnavailable of shop is defined twice; rename one: silences and runbooks go by the name",
      "alert ShopIsSlow of shop is defined twice; rename one: silences and runbooks go by the name",
    ]);
  });

  it("refuses alerts where nothing evaluates them", () => {
    expect(rendered({ workloads: [], alerts: [slow] }, { offers: {} }).problems).toEqual([
      "alert ShopIsSlow of shop needs monitoring, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
