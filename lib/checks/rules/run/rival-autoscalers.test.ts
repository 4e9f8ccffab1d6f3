import { expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";
import { autoscaler, share } from "./scaling.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("rival-autoscalers", objects);
const keda = (name: string) =>
  object("keda.sh/v1alpha1 ScaledObject", name, { spec: { scaleTargetRef: { name: "web" } } });
const vertical = (updateMode: string) =>
  object("autoscaling.k8s.io/v1 VerticalPodAutoscaler", "web", {
    spec: { targetRef: { kind: "Deployment", name: "web" }, updatePolicy: { updateMode } },
  });

it("KEDA scales alone", () => {
  expect(find(keda("web"))).toEqual([]);
  expect(find(keda("web"), autoscaler("web"))).toEqual([
    at(
      "rival-autoscalers",
      keda("web"),
      "Deployment web is also scaled by HorizontalPodAutoscaler web, and KEDA makes an autoscaler of its own",
      "put all triggers into one ScaledObject",
    ),
  ]);
  expect(find(keda("web"), keda("web-night"))).toHaveLength(2);
});

it("requests are not changed while their share is held", () => {
  expect(find(vertical("Auto"), autoscaler("web"))).toEqual([
    at(
      "rival-autoscalers",
      vertical("Auto"),
      "it changes the requests of cpu of Deployment web, by whose share HorizontalPodAutoscaler web scales: each answers the other for ever",
      "set updatePolicy.updateMode to Off, or scale by another metric",
    ),
  ]);
  expect(find(vertical("Off"), autoscaler("web", { metrics: [share("cpu")] }))).toEqual([]);
});
