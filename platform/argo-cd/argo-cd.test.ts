import { expect, it } from "vitest";
import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { valueAt } from "../chart-values.fixture.ts";
import argoCd from "./index.ts";

const valuesOn = (cluster: typeof filmcastpro) => argoCd.contents(cluster).chart?.values;
const at = (path: string, cluster = filmcastpro) => valueAt(valuesOn(cluster), path.split("."));

it("assesses the health of Applications, so that sync waves between them are an order", () => {
  const cm = Object.entries(at("configs.cm") ?? {});
  const health = Object.fromEntries(cm)["resource.customizations.health.argoproj.io_Application"];
  expect(health).toContain('sync.status ~= "Synced"');
  expect(health).toContain('return { status = health.status or "Progressing"');
});

it("compares on the API server's side", () => {
  const params = Object.fromEntries(Object.entries(at("configs.params") ?? {}));
  expect(params["controller.diff.server.side"]).toBe("true");
});

it("asks for less than 300m and 700Mi in its four pods, since two t3.small hold everything", () => {
  const pods = ["controller", "repoServer", "server", "redis"].map((pod) => `${pod}.resources.requests`);
  const sum = (unit: string) =>
    pods.reduce((total, pod) => total + Number.parseInt(String(at(`${pod}.${unit}`)), 10), 0);
  expect(sum("cpu")).toBeLessThan(300);
  expect(sum("memory")).toBeLessThan(700);
  expect([at("dex.enabled"), at("notifications.enabled"), at("applicationSet.replicas")]).toEqual([
    false,
    false,
    0,
  ]);
});

it("makes ServiceMonitors only where Prometheus reads them", () => {
  const path = "controller.metrics.serviceMonitor.enabled";
  expect([at(path, filmcastpro), at(path, gitopsDelivery)]).toEqual([false, true]);
});

it("keeps the definitions of its kinds when the chart goes", () => {
  expect(at("crds.keep")).toBe(true);
});

it("is sized for its nodes: lean on 2 GiB, roomier from 4 GiB on", () => {
  const memoryOn = (instanceType: "t3.small" | "t3.medium") => {
    const [group] = filmcastpro.nodeGroups;
    if (group === undefined) throw new Error("FilmCastPro has no nodes");
    const nodeGroups = [{ ...group, instanceTypes: [instanceType] }];
    return argoCd.contents({ ...filmcastpro, nodeGroups }).chart?.values;
  };
  expect(memoryOn("t3.small")).toMatchObject({
    controller: { resources: { requests: { memory: "256Mi" }, limits: { memory: "640Mi" } } },
  });
  expect(memoryOn("t3.medium")).toMatchObject({
    controller: { resources: { requests: { memory: "384Mi" }, limits: { memory: "1Gi" } } },
  });
});
