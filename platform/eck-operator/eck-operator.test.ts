import { expect, it } from "vitest";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import elasticStack from "../elastic-stack/index.ts";
import { objectsOf } from "../objects-of.fixture.ts";
import eckOperator from "./index.ts";

const { chart, brings, openings } = eckOperator.contents(scalableAppDev);

it("SC11 the operator defines every kind of the stack's custom resources, and allows them", () => {
  const custom = objectsOf(elasticStack, scalableAppDev)
    .map((object) => Object.entries(object ?? {}))
    .map((fields) => new Map<string, unknown>(fields))
    .map((object) => `${object.get("apiVersion")}/${object.get("kind")}`)
    .filter((kind) => kind.includes("elastic.co/"));
  expect(custom).toHaveLength(3);
  expect(brings?.crds).toEqual(expect.arrayContaining(custom));
  const groupKinds = custom.map((kind) => kind.replace(/\/v1(alpha1)?\//, "/"));
  expect(brings?.webhooks).toEqual(expect.arrayContaining(groupKinds));
});

it("lets the API server ask the webhook", () => {
  expect(openings).toEqual([
    {
      name: "webhook",
      pods: { "app.kubernetes.io/name": "elastic-operator", "app.kubernetes.io/instance": "eck-operator" },
      port: 9443,
      to: "node subnets",
    },
  ]);
});

it("serves metrics where Prometheus reads them", () => {
  expect(chart?.values).toMatchObject({
    config: { metrics: { port: "8080" } },
    podMonitor: { enabled: true },
  });
});
