import { ApiObject, type Chart } from "cdk8s";
import { describe, expect, it } from "vitest";
import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import {
  applicationOf,
  everyOffer,
  inFile,
  offering,
  postgresOf,
  production,
  renderFleet,
} from "./rendered.fixture.ts";
import type { Resource } from "./resource.ts";
import type { Unit } from "./tree.ts";

function unitOf(fleet: Parameters<typeof renderFleet>[0], name: string): Unit | undefined {
  const { trees, problems } = renderFleet(fleet);
  expect(problems).toEqual([]);
  return trees[0]?.units.find((unit) => unit.name === name);
}

function raw(apiVersion: string, kind: string, namespace?: string): Resource | undefined {
  const metadata = { name: "raw", ...(namespace === undefined ? {} : { namespace }) };
  const resources = (chart: Chart) => void new ApiObject(chart, "raw", { apiVersion, kind, metadata });
  const shop = unitOf({ applications: [inFile(applicationOf({ workloads: [], resources }))] }, "shop");
  return shop?.resources.find(({ object }) => object.metadata.name === "raw");
}

describe("unit", () => {
  it("knows for each resource its definition, its cluster and its unit", () => {
    expect(raw("v1", "ConfigMap")).toEqual({
      object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "raw" } },
      origin: { definition: "apps/shop/index.ts" },
      cluster: "production",
      unit: "shop",
      namespace: "shop",
    });
  });

  it("has resources in the namespace that they name, else in its own", () => {
    expect(raw("v1", "ConfigMap")?.namespace).toBe("shop");
    expect(raw("v1", "ConfigMap", "elsewhere")?.namespace).toBe("elsewhere");
  });

  it.each([
    ["v1", "Namespace"],
    ["storage.k8s.io/v1", "StorageClass"],
    ["scheduling.k8s.io/v1", "PriorityClass"],
    ["networking.k8s.io/v1", "IngressClass"],
    ["rbac.authorization.k8s.io/v1", "ClusterRole"],
    ["rbac.authorization.k8s.io/v1", "ClusterRoleBinding"],
    ["cert-manager.io/v1", "ClusterIssuer"],
    ["external-secrets.io/v1", "ClusterSecretStore"],
    ["apiextensions.k8s.io/v1", "CustomResourceDefinition"],
  ])("has no namespace for cluster-wide kinds: %s %s", (apiVersion, kind) => {
    const resource = raw(apiVersion, kind);
    expect(resource?.object.kind).toBe(kind);
    expect(resource?.namespace).toBeUndefined();
  });

  it("has the chart of its add-on, with values as they stand in YAML and what it brings", () => {
    const chart = helmChart({
      repository: "https://charts.example.com",
      name: "server",
      version: "1.0.0",
      values: { replicas: 2, unset: undefined, nested: { list: [1] } },
    });
    const contents = () => ({ chart, brings: { ingressClasses: ["server"] } });
    const addOn = defineAddOn({ name: "server", on: [production], namespace: "monitoring", contents });
    expect(unitOf({ addOns: [inFile(addOn)] }, "server")?.charts).toStrictEqual([
      {
        release: "server",
        repository: "https://charts.example.com",
        chart: "server",
        version: "1.0.0",
        namespace: "monitoring",
        values: { replicas: 2, nested: { list: [1] } },
        skipSchemaValidation: false,
        brings: { ingressClasses: ["server"] },
      },
    ]);
  });

  it("has an exporter for each database of an application", () => {
    const workloads = [postgresOf("postgres"), postgresOf("archive")];
    const fleet = {
      addOns: [inFile(offering(everyOffer))],
      applications: [inFile(applicationOf({ workloads }))],
    };
    const charts = unitOf(fleet, "shop")?.charts ?? [];
    expect(charts.map(({ release, namespace }) => [release, namespace])).toEqual([
      ["postgres-exporter", "shop"],
      ["archive-exporter", "shop"],
    ]);
  });

  it("does not exist where it has neither charts nor resources", () => {
    expect(unitOf({ addOns: [inFile(offering(everyOffer))] }, "platform")).toBeUndefined();
  });
});
