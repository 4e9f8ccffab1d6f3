import { expect, it } from "vitest";
import { clusterOf, nodeGroup } from "#lib/model/cluster.fixture.ts";
import type { ControlPlane } from "#lib/model/control-plane.ts";
import { days } from "#lib/model/duration.ts";
import { eksAddOnFacts } from "./add-ons.ts";
import { clusterFacts, zoneFacts } from "./cluster.ts";
import { nodeGroupFacts } from "./node-groups.ts";

const controlPlane: ControlPlane = {
  endpoint: "public",
  logs: ["scheduler", "api", "scheduler"],
  logRetention: days(90),
  encryptSecrets: false,
};

it.each([
  ["public", { public: true, private: false }],
  ["private", { public: false, private: true }],
  ["public and private", { public: true, private: true }],
] as const)("says of an endpoint that is %s from where it can be reached", (endpoint, reached) => {
  expect(clusterFacts(clusterOf({ controlPlane: { ...controlPlane, endpoint } })).endpoint).toEqual(reached);
});

it("lists logs once and in order, whatever the definition's", () => {
  expect(clusterFacts(clusterOf({ controlPlane }))).toMatchObject({
    log_types: ["api", "scheduler"],
    log_retention_days: 90,
    encrypt_secrets: false,
  });
});

it("has no certificate unless the cluster asks for one", () => {
  expect(zoneFacts(clusterOf())).toBeNull();
  expect(zoneFacts(clusterOf({ hostedZone: "example.com" }))).toEqual({
    name: "example.com",
    certificate: false,
  });
});

it("taints nodes that are kept for interruptible work, and no others", () => {
  const spot = { ...nodeGroup, name: "spot", interruptibleOnly: true };
  expect(nodeGroupFacts(clusterOf({ nodeGroups: [nodeGroup, spot] }))).toMatchObject({
    main: { taints: [] },
    spot: { taints: [{ key: "interruptible", value: "true", effect: "NO_SCHEDULE" }] },
  });
});

it("changes nothing but versions of add-ons when the version of Kubernetes is raised", () => {
  const [before, after] = [
    clusterOf({ kubernetesVersion: "1.35" }),
    clusterOf({ kubernetesVersion: "1.36" }),
  ];
  const configurationsOf = (cluster: typeof before) =>
    Object.entries(eksAddOnFacts(cluster)).map(([name, { configuration }]) => [name, configuration]);
  expect(configurationsOf(after)).toEqual(configurationsOf(before));
  expect(clusterFacts(after)).toEqual({ ...clusterFacts(before), version: "1.36" });
  expect(eksAddOnFacts(before)["kube-proxy"]?.version).toMatch(/^v1\.35\./);
  expect(eksAddOnFacts(after)["kube-proxy"]?.version).toMatch(/^v1\.36\./);
});
