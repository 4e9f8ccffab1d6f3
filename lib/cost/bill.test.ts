import { describe, expect, it } from "vitest";
import { graphOf } from "#lib/checks/graph/graph.ts";
import { object, release, service, treeOf } from "#lib/checks/tree.fixture.ts";
import { clusterOf, network, nodeGroup } from "#lib/model/cluster.fixture.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { clusterInfrastructure } from "#lib/render/infrastructure/cluster-infrastructure.ts";
import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import type { KubernetesObject } from "#lib/render/resource.ts";
import type { ChartRelease } from "#lib/render/tree.ts";
import { costOf } from "./bill.ts";
import type { Category } from "./line.ts";
import { type Purchase, usualUsage } from "./usage.ts";

interface Given {
  readonly cluster?: Cluster;
  readonly built?: Partial<Infrastructure>;
  readonly objects?: readonly KubernetesObject[];
  readonly charts?: readonly ChartRelease[];
  readonly purchase?: Purchase;
}

/** Lines of a category, as `item: USD`. */
function linesOf(
  category: Category,
  { cluster = clusterOf(), built = {}, objects = [], charts = [], purchase = "as defined" }: Given = {},
): string[] {
  const infrastructure = { ...clusterInfrastructure(cluster, []), ...built };
  const tree = { ...treeOf(objects, { charts }), infrastructure };
  const lines = costOf(graphOf(tree), {
    usage: usualUsage,
    nodes: (_name, { desired }) => desired,
    purchase,
  });
  return (lines ?? [])
    .filter((line) => line.category === category)
    .map(({ item, monthly }) => `${item}: ${monthly.toFixed(2)}`);
}

const balanced = (annotations: Readonly<Record<string, string>>) => {
  const made = service("web", [], { annotations });
  return { ...made, spec: { type: "LoadBalancer" } };
};

const nlb = "service.beta.kubernetes.io/aws-load-balancer-type";
const scheme = "alb.ingress.kubernetes.io/scheme";
const ingress = (name: string, annotations: Readonly<Record<string, string>>) =>
  object("networking.k8s.io/v1 Ingress", name, {}, { annotations });

describe("a bill has", () => {
  it("a control plane", () => expect(linesOf("control plane")).toEqual(["EKS 1.36: 73.00"]));

  it("the desired nodes with their disks", () => {
    expect(linesOf("nodes")).toEqual(["2 t3.large of node group main, on demand: 121.47"]);
    expect(linesOf("node disks")).toEqual(["2 disks of 20 GB: 3.20"]);
  });

  it("spot nodes at spot's price, and all nodes at the one that is asked for", () => {
    const cluster = clusterOf({ nodeGroups: [{ ...nodeGroup, capacity: "spot" }] });
    expect(linesOf("nodes", { cluster })).toEqual(["2 t3.large of node group main, spot: 42.52"]);
    expect(linesOf("nodes", { cluster, purchase: "reserved" })).toEqual([
      "2 t3.large of node group main, reserved: 76.53",
    ]);
  });

  it("NAT gateways as many as there are, with what goes through them", () => {
    expect(linesOf("NAT gateways")).toEqual(["2 NAT gateways: 65.70", "data through NAT gateways: 0.90"]);
  });

  it("addresses of gateways, of load balancers in each zone, and of nodes without private subnets", () => {
    const zones = network.zones.map(({ name, publicSubnet }) => ({ name, publicSubnet }));
    const open = clusterOf({ network: { ...network, zones, nat: "none" } });
    expect(linesOf("public addresses")).toEqual(["of NAT gateways: 7.30"]);
    expect(linesOf("public addresses", { cluster: open, objects: [balanced({})] })).toEqual([
      "of load balancers, one in each zone: 7.30",
      "of nodes in public subnets: 7.30",
    ]);
  });

  it("a Classic Load Balancer for each Service that names no other, those of charts included", () => {
    const chart = { ...release("entrance"), brings: { classicLoadBalancers: ["shop/entrance"] } };
    const given = { objects: [balanced({})], charts: [chart] };
    expect(linesOf("Classic Load Balancers", given)).toEqual(["web: 18.25", "shop/entrance: 18.25"]);
    expect(linesOf("load balancer data", given)).toEqual(["data through Classic Load Balancers: 0.16"]);
  });

  it("a Network Load Balancer for a Service that asks for one, which is internal unless it says otherwise", () => {
    const objects = [balanced({ [nlb]: "external" })];
    expect(linesOf("Network Load Balancers", { objects })).toEqual([
      "web: 16.43",
      "capacity units of web: 4.38",
    ]);
    expect(linesOf("public addresses", { objects })).toEqual(["of NAT gateways: 7.30"]);
  });

  it("one Application Load Balancer for Ingresses of one group", () => {
    const group = { [scheme]: "internet-facing", "alb.ingress.kubernetes.io/group.name": "shop" };
    const objects = [
      ingress("one", group),
      ingress("two", group),
      ingress("three", { [scheme]: "internal" }),
    ];
    expect(linesOf("Application Load Balancers", { objects })).toEqual([
      "one, two: 16.43",
      "capacity units of one, two: 5.84",
      "three: 16.43",
      "capacity units of three: 5.84",
    ]);
  });

  it("disks that manifests claim, and those that charts claim", () => {
    const claim = object("PersistentVolumeClaim", "data", {
      spec: { resources: { requests: { storage: "20Gi" } } },
    });
    const server = { replicas: 2, cpu: 10, memory: 10, volume: 10_240 };
    const chart = { ...release("metrics"), brings: { pods: { "shop/server": server } } };
    expect(linesOf("volumes", { objects: [claim], charts: [chart] })).toEqual(["data: 1.60", "server: 1.60"]);
  });

  it("no price for a class that no table has, which shows as nothing", () => {
    const cache = {
      engine: "redis",
      version: "7.1",
      class: "cache.r6g.large",
      replicas: 1,
      backup_days: 1,
      password_version: 1,
      secret: "sessions",
    } as const;
    expect(linesOf("cache servers", { built: { caches: { sessions: cache } } })).toEqual([
      "sessions, 2 cache.r6g.large: 0.00",
    ]);
  });
});

it("there is no bill for a region without prices, and for a tree that nobody built", () => {
  const abroad = clusterOf({
    region: "eu-west-1",
    network: {
      ...network,
      zones: network.zones.map((zone, index) => ({ ...zone, name: `eu-west-1${"ab"[index]}` })),
    },
  });
  expect(linesOf("control plane", { cluster: abroad })).toEqual([]);
  const nobodys = graphOf(treeOf([]));
  expect(costOf(nobodys, { usage: usualUsage, nodes: () => 1, purchase: "as defined" })).toBeUndefined();
});
