import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";
import { withSpec } from "./scaling.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("stuck-rollouts", objects);
const web = (more: Record<string, Value>) => withSpec(deployment("web"), { replicas: 3, ...more });

it("a rollout replaces some pods at a time", () => {
  expect(find(web({ strategy: { rollingUpdate: { maxUnavailable: 1 } } }))).toEqual([]);
});

it.each<[Record<string, Value>, string, string]>([
  [{ paused: true }, "spec.paused holds back every new version", "remove spec.paused"],
  [
    { strategy: { rollingUpdate: { maxUnavailable: "100%" } } },
    "maxUnavailable 100% lets a rollout stop all 3 pods at once",
    "lower maxUnavailable, or make the strategy Recreate",
  ],
])("a Deployment with %j is pointed out", (more, message, fix) => {
  expect(find(web(more))).toEqual([at("stuck-rollouts", web(more), message, fix, "warning")]);
});

it.each<[Record<string, Value>, string]>([
  [{ type: "OnDelete" }, "updateStrategy OnDelete: a new version reaches no pod until somebody deletes it"],
  [
    { rollingUpdate: { partition: 3 } },
    "updateStrategy.rollingUpdate.partition 3 keeps all 3 pods at the old version",
  ],
])("a StatefulSet with updateStrategy %j is pointed out", (updateStrategy, message) => {
  const set = object("apps/v1 StatefulSet", "db", { spec: { replicas: 3, updateStrategy } });
  expect(find(set).map((finding) => finding.message)).toEqual([message]);
});
