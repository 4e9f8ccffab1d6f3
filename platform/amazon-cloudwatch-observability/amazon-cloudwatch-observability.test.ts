import { expect, it } from "vitest";
import fastapiApp from "#infra/clusters/fastapi-app-cluster/cluster.ts";
import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import { clustersOf } from "#lib/model/add-on.ts";
import certManager from "../cert-manager/index.ts";
import { everyCluster } from "../clusters.ts";
import cloudWatch from "./index.ts";

const valuesOn = (cluster: typeof fastapiApp) =>
  cloudWatch.contents({ ...cluster, containerInsights: true }).chart?.values;

it.each(everyCluster)("FA11 $name has the agent with Container Insights, and only then", (cluster) => {
  expect(clustersOf(cloudWatch, everyCluster).includes(cluster)).toBe(cluster.containerInsights);
});

it.each([
  ["FA11", fastapiApp, "ap-southeast-1"],
  ["FC18", filmcastpro, "us-east-1"],
])("%s Container Insights go to the cluster's name and region", (_, cluster, region) => {
  expect(valuesOn(cluster)).toMatchObject({
    clusterName: cluster.name,
    region,
    containerInsights: { enabled: true },
  });
});

it("FA11 nothing is collected, and nothing paid for, but metrics", () => {
  expect(valuesOn(fastapiApp)).toMatchObject({
    containerLogs: { enabled: false },
    applicationSignals: { enabled: false },
    dcgmExporter: { enabled: false },
    neuronMonitor: { enabled: false },
  });
});

it("FA11 no cluster has the option on without cert-manager, which makes its certificates", () => {
  const withCertManager = clustersOf(certManager, everyCluster);
  expect(
    clustersOf(cloudWatch, everyCluster).filter((cluster) => !withCertManager.includes(cluster)),
  ).toEqual([]);
});

it("makes no certificate of its own, which would be another one with each rendering", () => {
  expect(valuesOn(fastapiApp)).toMatchObject({
    agent: { certManager: { enabled: true } },
    admissionWebhooks: { certManager: { enabled: true } },
  });
});

it("sees no pod of the cluster before it starts", () => {
  expect(valuesOn(fastapiApp)).toMatchObject({
    admissionWebhooks: {
      instrumentations: { create: false },
      pods: { create: false },
      workloads: { create: false },
      namespaces: { create: false },
    },
  });
});
