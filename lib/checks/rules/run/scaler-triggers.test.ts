import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const scaled = (spec: Record<string, Value>) =>
  object("keda.sh/v1alpha1 ScaledObject", "queue", {
    spec: { scaleTargetRef: { name: "worker" }, triggers: [], ...spec },
  });
const prometheus = { serverAddress: "http://prometheus:9090", query: "up", threshold: "1" };

it.each([
  { triggers: [{ type: "prometheus", metadata: prometheus }], minReplicaCount: 1, maxReplicaCount: 5 },
  { triggers: [{ type: "cpu", metadata: { value: "70" } }] },
  { triggers: [{ type: "prometheus", metadata: {}, authenticationRef: { name: "prometheus" } }] },
  { triggers: [{ type: "somebody-elses", metadata: {} }] },
  { minReplicaCount: 2, idleReplicaCount: 0 },
])("takes %j", (spec) => {
  expect(findingsOf("scaler-triggers", [scaled(spec)])).toEqual([]);
});

it.each<[Record<string, Value>, string, string]>([
  [
    { triggers: [{ type: "promtheus", metadata: prometheus }] },
    "spec.triggers[0] is of type promtheus, which KEDA does not know",
    "write prometheus",
  ],
  [
    { triggers: [{ type: "prometheus", metadata: { query: "up" } }] },
    "spec.triggers[0] of type prometheus has no serverAddress and threshold",
    "add serverAddress and threshold to its metadata",
  ],
  [
    { minReplicaCount: 10, maxReplicaCount: 5 },
    "minReplicaCount 10 is above maxReplicaCount 5",
    "raise maxReplicaCount, or lower minReplicaCount",
  ],
  [
    { minReplicaCount: 1, idleReplicaCount: 1 },
    "idleReplicaCount 1 is not below minReplicaCount 1",
    "lower idleReplicaCount, or leave it out",
  ],
])("refuses %j", (spec, message, fix) => {
  const wrong = scaled(spec);
  expect(findingsOf("scaler-triggers", [wrong])).toEqual([
    at("scaler-triggers", wrong, `${message}: KEDA does not scale it`, fix),
  ]);
});
