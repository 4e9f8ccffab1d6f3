import { expect, it } from "vitest";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import verticalPodAutoscaler from "../vertical-pod-autoscaler/index.ts";
import goldilocks from "./index.ts";

it("SC17 recommendations are shown on each cluster that makes them", () => {
  expect(goldilocks.on).toEqual(verticalPodAutoscaler.on);
  expect(verticalPodAutoscaler.contents(scalableAppProd).offers).toEqual({ verticalRecommendations: true });
});

it("SC17 the dashboard shows what it did not make, and nothing makes more", () => {
  expect(goldilocks.contents(scalableAppProd).chart?.values).toMatchObject({
    controller: { enabled: false },
    dashboard: { flags: { "show-all": true } },
  });
});

it("SC17 the dashboard may read Rollouts where there are any", () => {
  const mayRead = (progressiveDelivery: boolean) =>
    goldilocks.contents({ ...scalableAppProd, progressiveDelivery }).chart?.values;
  expect(mayRead(true)).toMatchObject({ dashboard: { rbac: { enableArgoproj: true } } });
  expect(mayRead(false)).toMatchObject({ dashboard: { rbac: { enableArgoproj: false } } });
});
