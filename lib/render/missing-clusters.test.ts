import { describe, expect, it } from "vitest";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import { applicationOf, inFile, offering, production, renderFleet } from "./rendered.fixture.ts";

const staging = clusterOf({ name: "staging" });
const fix = 'import the cluster that infra/clusters/staging/cluster.ts exports, or take it out of "on"';

describe("clusters of definitions", () => {
  it("refuses a definition on a cluster that is not in the fleet", () => {
    const { problems } = renderFleet({
      addOns: [inFile(offering({}, { on: staging }))],
      applications: [inFile(applicationOf({ workloads: [] }, { on: staging }))],
    });
    expect(problems).toEqual([
      {
        definition: "platform/platform/index.ts",
        cluster: "staging",
        unit: "platform",
        message: "add-on platform is on cluster staging, which is not in the fleet",
        fix,
      },
      {
        definition: "apps/shop/index.ts",
        cluster: "staging",
        unit: "shop",
        message: "application shop is on cluster staging, which is not in the fleet",
        fix,
      },
    ]);
  });

  it("refuses a cluster that has the name of one of the fleet and is another value", () => {
    const { problems } = renderFleet({
      clusters: [inFile(production), inFile(staging)],
      applications: [inFile(applicationOf({ workloads: [] }, { on: clusterOf({ name: "staging" }) }))],
    });
    expect(linesOf(problems)).toEqual([
      `application shop is on cluster staging, which is not in the fleet; ${fix}`,
    ]);
  });

  it("takes a cluster without units, and units on every cluster", () => {
    const clusters = [inFile(production), inFile(staging)];
    const applications = [inFile(applicationOf({ workloads: [] }, { on: staging }))];
    const { problems, trees } = renderFleet({ clusters, applications });
    expect(problems).toEqual([]);
    expect(trees.map(({ cluster, units }) => [cluster, units.map(({ name }) => name)])).toEqual([
      ["production", ["argocd"]],
      ["staging", ["shop", "argocd"]],
    ]);
  });
});
