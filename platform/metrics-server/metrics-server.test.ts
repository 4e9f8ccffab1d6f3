import { expect, it } from "vitest";
import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import metricsServer from "./index.ts";

it("FC18 metrics-server is on FilmCastPro, for `kubectl top` and the HPA", () => {
  expect(metricsServer.on).toContain(filmcastpro);
  expect(metricsServer.contents(filmcastpro).chart).toMatchObject({
    name: "metrics-server",
    version: "3.13.1",
  });
});

it("ET11 metrics-server is on the delivery cluster, for the HPA", () => {
  expect(metricsServer.on).toContain(gitopsDelivery);
});
