import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";
import { autoscaler, withSpec } from "./scaling.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("autoscaled-replicas", objects);
const application = (ignoreDifferences: Value[] = []) =>
  object("argoproj.io/v1alpha1 Application", "web", { spec: { ignoreDifferences } });
const fixed = withSpec(deployment("web"), { replicas: 3 });

it("a workload that is scaled says no replicas", () => {
  expect(find(application(), deployment("web"), autoscaler("web"))).toEqual([]);
  expect(find(application(), fixed)).toEqual([]);
});

it("a workload that is scaled and says replicas is an error where Argo CD delivers it", () => {
  expect(find(application(), fixed, autoscaler("web"))).toEqual([
    at(
      "autoscaled-replicas",
      fixed,
      "spec.replicas is 3, and HorizontalPodAutoscaler web scales it: each sync undoes what it did",
      "remove spec.replicas, or put /spec/replicas into ignoreDifferences of the Application",
    ),
  ]);
  expect(find(fixed, autoscaler("web")).map(({ severity }) => severity)).toEqual(["warning"]);
});

it("an Application may leave the replicas alone", () => {
  for (const how of [
    { group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] },
    { group: "*", kind: "*", jqPathExpressions: [".spec.replicas"] },
  ]) {
    expect(find(application([how]), fixed, autoscaler("web"))).toEqual([]);
  }
  const other = { group: "apps", kind: "Deployment", name: "api", jsonPointers: ["/spec/replicas"] };
  expect(find(application([other]), fixed, autoscaler("web"))).toHaveLength(1);
});
