import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { autoscaler } from "./scaling.fixture.ts";

const scaling = (kind: string, apiVersion = "apps/v1") =>
  autoscaler("web", { scaleTargetRef: { apiVersion, kind, name: "web" } });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("scale-targets", objects);

it("a Deployment can be scaled", () => {
  expect(find(scaling("Deployment"))).toEqual([]);
});

it("a DaemonSet cannot be scaled", () => {
  expect(find(scaling("DaemonSet"))).toEqual([
    at(
      "scale-targets",
      scaling("DaemonSet"),
      "DaemonSet web cannot be scaled",
      "name a Deployment or StatefulSet",
    ),
  ]);
});

it("a target is named by a version that is served", () => {
  expect(find(scaling("Deployment", "apps/v1beta1"))).toEqual([
    at(
      "scale-targets",
      scaling("Deployment", "apps/v1beta1"),
      "scaleTargetRef names Deployment web by apps/v1beta1, which no cluster serves: only its group still counts",
      "write apps/v1",
      "warning",
    ),
  ]);
  expect(find(scaling("Deployment", "extensions/v1beta1"))).toEqual([
    at(
      "scale-targets",
      scaling("Deployment", "extensions/v1beta1"),
      "scaleTargetRef names Deployment web by extensions/v1beta1, which no cluster serves: it never scales",
      "write apps/v1",
    ),
  ]);
});
