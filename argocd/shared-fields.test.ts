import { describe, expect, it } from "vitest";
import { defineAddOn } from "#lib/model/add-on.ts";
import { defineApplication } from "#lib/model/application.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import { blueGreen, canary, type ProgressiveDelivery } from "#lib/model/delivery.ts";
import { minutes } from "#lib/model/duration.ts";
import { serviceOf } from "#lib/model/service.fixture.ts";
import { renderedOn } from "#test/rendered.ts";

const cluster = clusterOf({ progressiveDelivery: true });
const rollouts = defineAddOn({
  name: "rollouts",
  on: [cluster],
  namespace: "kube-system",
  contents: () => ({ offers: { progressiveDelivery: true } }),
});

/** Specification of the Application of a shop whose backend is delivered so. */
function applicationWith(delivery: ProgressiveDelivery) {
  const backend = serviceOf("backend", { replicas: 4, delivery });
  const shop = defineApplication({ name: "shop", on: cluster, workloads: [backend] });
  const objects = renderedOn(cluster, shop, [rollouts]);
  return objects.find(({ kind, metadata }) => kind === "Application" && metadata.name === "shop")?.spec;
}

describe("the fields that a controller writes into", () => {
  it("are left alone: the selectors of a blue-green service", () => {
    const selector = (name: string) => ({
      kind: "Service",
      name,
      namespace: "shop",
      jsonPointers: ["/spec/selector/rollouts-pod-template-hash"],
    });
    expect(applicationWith(blueGreen({ promote: "by hand" }))).toMatchObject({
      ignoreDifferences: [selector("backend"), selector("backend-preview")],
      syncPolicy: { syncOptions: expect.arrayContaining(["RespectIgnoreDifferences=true"]) },
    });
  });

  it("are none where Argo CD alone writes: a canary moves pods, not Services", () => {
    const spec = applicationWith(canary([{ weight: 50, pause: minutes(5) }]));
    expect(spec).not.toHaveProperty("ignoreDifferences");
    expect(JSON.stringify(spec)).not.toContain("RespectIgnoreDifferences");
  });
});
