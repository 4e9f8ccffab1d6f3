import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { discover } from "#lib/files/discover.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";

/** A cluster with whatever an add-on may look at, of one that has every add-on that needs rights at AWS. */
const cluster = clusterOf({ hostedZone: "example.com" });

const { fleet } = await discover(join(import.meta.dirname, ".."));
const withRights = fleet.addOns
  .map(({ value }) => ({ name: value.name, contents: value.contents(cluster) }))
  .filter(({ contents }) => contents.identities !== undefined);

describe("rights at AWS", () => {
  it("are given to the add-ons that work there", () => {
    const given = withRights.map(({ name, contents }) => [name, Object.values(contents.identities ?? {})]);
    expect(given).toEqual([
      ["amazon-cloudwatch-observability", ["observability"]],
      ["aws-load-balancer-controller", ["load-balancers"]],
      ["cert-manager", ["certificates"]],
      ["cluster-autoscaler", ["scaling"]],
      ["external-dns", ["records"]],
      ["external-secrets", ["secrets"]],
    ]);
  });

  it.each(withRights)("of $name go to a ServiceAccount that its chart makes", ({ contents }) => {
    for (const account of Object.keys(contents.identities ?? {})) {
      expect(contents.brings?.serviceAccounts).toContain(account);
    }
  });
});
