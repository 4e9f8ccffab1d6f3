import { expect, it } from "vitest";
import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import metricsServer from "./index.ts";

it("FC18 metrics-server is on every cluster, for `kubectl top` and the HPA", () => {
  expect(metricsServer.on).toBe("every cluster");
  expect(metricsServer.contents(filmcastpro).chart).toMatchObject({
    name: "metrics-server",
    version: "3.13.1",
  });
});

it("DP15 metrics-server runs in kube-system", () => {
  expect(metricsServer.namespace).toBe("kube-system");
});
