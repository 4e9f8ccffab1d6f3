import { expect, it } from "vitest";
import { at, deployment, findingsOf, object, service } from "../../tree.fixture.ts";
import { autoscaler, withSpec } from "./scaling.fixture.ts";

const none = withSpec(deployment("web"), { replicas: 0 });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("scaled-to-nothing", objects);

it("a Service has pods, or KEDA makes some when they are needed", () => {
  const keda = object("keda.sh/v1alpha1 ScaledObject", "web", { spec: { scaleTargetRef: { name: "web" } } });
  expect(find(deployment("web"), service("web"))).toEqual([]);
  expect(find(none, keda, service("web"))).toEqual([]);
  expect(find(none)).toEqual([]);
});

it("a Service of no pods has no endpoints, and no autoscaler makes any", () => {
  const found = [
    at(
      "scaled-to-nothing",
      service("web"),
      "the pods that it sends to are those of Deployment web, with 0 replicas: it has no endpoints",
      "raise spec.replicas, or remove both",
      "warning",
    ),
  ];
  expect(find(none, service("web"))).toEqual(found);
  expect(find(none, autoscaler("web"), service("web"))).toEqual(found);
});
