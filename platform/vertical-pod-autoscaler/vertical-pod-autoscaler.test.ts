import { expect, it } from "vitest";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import verticalPodAutoscaler from "./index.ts";

it.each([scalableAppDev, scalableAppProd])(
  "SC17 requests are recommended on $name, and never changed",
  (cluster) => {
    expect(verticalPodAutoscaler.on).toContain(cluster);
    const { chart, brings } = verticalPodAutoscaler.contents(cluster);
    expect(chart?.values).toMatchObject({
      updater: { enabled: false },
      admissionController: { enabled: false },
    });
    expect(brings).not.toHaveProperty("webhooks");
  },
);

it("SC17 recommendations are written for the kind that workloads use", () => {
  expect(verticalPodAutoscaler.contents(scalableAppProd).brings?.crds).toContain(
    "autoscaling.k8s.io/v1/VerticalPodAutoscaler",
  );
});
