import { expect, it } from "vitest";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { withBackend } from "../clusters.ts";
import reloader from "./index.ts";

it("ET5 pods get a rotated Secret on every cluster that has secrets, where their workload asks for it", () => {
  expect(reloader.on).toEqual(withBackend);
  expect(reloader.contents(gitopsDelivery).offers).toEqual({
    reloading: { "secret.reloader.stakater.com/auto": "true" },
  });
});

it("changes an annotation of the pod template, which Argo CD does not own", () => {
  expect(reloader.contents(gitopsDelivery).chart?.values).toMatchObject({
    reloader: { reloadStrategy: "annotations" },
  });
});

it("SC13 may read nothing but Secrets, and touches no job", () => {
  expect(reloader.contents(gitopsDelivery).chart?.values).toMatchObject({
    reloader: { ignoreConfigMaps: true, ignoreJobs: true, ignoreCronJobs: true },
  });
});
