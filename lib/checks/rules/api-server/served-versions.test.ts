import { expect, it } from "vitest";
import { at, findingsOf, fullFacts } from "../../tree.fixture.ts";

const rule = "served-versions";
const written = (apiVersion: string, kind: string) => ({
  apiVersion,
  kind,
  metadata: { name: "web", namespace: "shop" },
});
const on = (kubernetesVersion: string) => ({ facts: { ...fullFacts, kubernetesVersion } });

it("accepts versions that the cluster serves", () => {
  const objects = [written("autoscaling/v2", "HorizontalPodAutoscaler"), written("batch/v1", "CronJob")];
  expect(findingsOf(rule, objects, on("1.36"))).toEqual([]);
});

it("refuses versions that it serves no longer", () => {
  const old = written("batch/v1beta1", "CronJob");
  expect(findingsOf(rule, [old], on("1.36"))).toEqual([
    at(
      rule,
      old,
      "Kubernetes serves CronJob of batch/v1beta1 until 1.24, and the cluster has 1.36",
      "write it in the version that took its place",
    ),
  ]);
  expect(findingsOf(rule, [old], on("1.25"))).toHaveLength(1);
  expect(findingsOf(rule, [old], on("1.24"))).toEqual([]);
});

it("tells kinds of one version apart", () => {
  const objects = [
    written("networking.k8s.io/v1beta1", "IPAddress"),
    written("networking.k8s.io/v1beta1", "Ingress"),
  ];
  expect(findingsOf(rule, objects, on("1.36"))).toHaveLength(1);
});

it("says nothing of a cluster whose version nobody told", () => {
  expect(findingsOf(rule, [written("batch/v1beta1", "CronJob")], { facts: {} })).toEqual([]);
  expect(findingsOf(rule, [written("batch/v1beta1", "CronJob")], on("new"))).toEqual([]);
});
