import { expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";
import { autoscaler } from "./scaling.fixture.ts";

const withAddons = (eksAddons: string[], ...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("metrics-apis", objects, { facts: { eksAddons } });

it("somebody serves the metrics of an autoscaler", () => {
  expect(withAddons(["metrics-server"], autoscaler("web"))).toEqual([]);
  const image = "registry.k8s.io/metrics-server/metrics-server:v0.8.0";
  expect(withAddons([], autoscaler("web"), deployment("metrics", { image }))).toEqual([]);
  expect(findingsOf("metrics-apis", [autoscaler("web")])).toEqual([]);
});

it("nobody serves the metrics of an autoscaler", () => {
  expect(withAddons(["vpc-cni"], autoscaler("web"))).toEqual([
    at(
      "metrics-apis",
      autoscaler("web"),
      "its Resource metrics come from metrics.k8s.io, which nothing in the cluster serves",
      "install metrics-server, as an add-on of EKS or by its chart",
    ),
  ]);
  const pods = autoscaler("web", { metrics: [{ type: "Pods", pods: {} }] });
  expect(withAddons(["metrics-server"], pods).map(({ message }) => message)).toEqual([
    "its Pods metrics come from custom.metrics.k8s.io, which nothing in the cluster serves",
  ]);
});
