import { expect, it } from "vitest";
import { at, deployment, findingsOf, release } from "../../tree.fixture.ts";

const facts = { cluster: "shop", region: "eu-west-1", hostedZones: ["example.com"] };
const withChart = (chart: string, values = {}) =>
  findingsOf("controller-clusters", [], { facts, charts: [release(chart, values)] }).map(
    ({ message }) => message,
  );

it("a chart is told this cluster and region, or nothing", () => {
  expect(withChart("aws-load-balancer-controller", { clusterName: "shop", region: "eu-west-1" })).toEqual([]);
  expect(withChart("external-dns", { domainFilters: ["example.com", "shop.example.com"] })).toEqual([]);
  expect(withChart("cluster-autoscaler")).toEqual([]);
});

it("a chart is not told another cluster, region or zone", () => {
  expect(withChart("aws-load-balancer-controller", { clusterName: "shop-dev" })).toEqual([
    "clusterName of chart aws-load-balancer-controller names cluster shop-dev, and this is shop: it finds nothing of it",
  ]);
  expect(
    withChart("cluster-autoscaler", { autoDiscovery: { clusterName: "shop" }, awsRegion: "us-east-1" }),
  ).toEqual([
    "awsRegion of chart cluster-autoscaler names region us-east-1, and this is eu-west-1: it finds nothing of it",
  ]);
  expect(withChart("external-dns", { domainFilters: ["example.org"] })).toEqual([
    "domainFilters of chart external-dns names example.org, and the hosted zones are example.com: it makes no record",
  ]);
});

it("a container is not told another cluster", () => {
  const running = (discovery: string) =>
    deployment("autoscaler", {
      image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.33.0",
      command: ["./cluster-autoscaler", `--node-group-auto-discovery=asg:tag=${discovery}`],
    });
  const find = (discovery: string) => findingsOf("controller-clusters", [running(discovery)], { facts });
  const enabled = "k8s.io/cluster-autoscaler/enabled,k8s.io/cluster-autoscaler/";
  expect(find(`${enabled}shop`)).toEqual([]);
  expect(find(`${enabled}shop-dev`)).toEqual([
    at(
      "controller-clusters",
      running(`${enabled}shop-dev`),
      "container main names cluster shop-dev, and this is shop: it finds nothing of it",
      "write shop",
    ),
  ]);
});
