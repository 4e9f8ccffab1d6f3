import { expect, it } from "vitest";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import { factsOfContract } from "#lib/render/infrastructure/facts.ts";
import {
  assets,
  orders,
  sessions,
  withDatabases,
} from "#lib/render/infrastructure/infrastructure.fixture.ts";
import { applicationOf, inFile, postgresOf, renderFleet, serviceOf } from "#lib/render/rendered.fixture.ts";
import { readContract } from "./contract.ts";
import { infrastructureFormat } from "./infrastructure.ts";
import { emitJson } from "./json.ts";

/** What Terraform builds for one of everything. */
function infrastructure() {
  const workloads = [serviceOf("web", { uses: [assets.read] }), postgresOf("postgres")];
  const on = { ...withDatabases, hostedZone: "example.com", acmCertificate: true };
  const shop = applicationOf({ workloads, managed: [orders, sessions, assets] }, { on });
  const [tree] = renderFleet({ clusters: [inFile(on)], applications: [inFile(shop)] }).trees;
  if (tree?.infrastructure === undefined) throw new Error("nothing was rendered");
  return tree.infrastructure;
}

it("reads from a file what the definitions gave, as far as manifests depend on it", () => {
  const given = infrastructure();
  const read = readContract(emitJson(given));
  expect(read && factsOfContract(read)).toEqual(factsOfContract(given));
  expect(Object.keys(read?.secrets ?? {})).toEqual(Object.keys(given.secrets));
  expect(read?.cluster).toEqual({ name: "production", account: "123456789012", region: "us-east-1" });
});

it("knows the whole form of what Terraform takes", () => {
  expect(infrastructureFormat.faultsOf(JSON.parse(emitJson(infrastructure())), "")).toEqual([]);
});

it.each(["", "{", "null", "[]", "{}", '{"cluster":{"name":"a"}}', '{"cluster":"a","identities":{}}'])(
  "finds no facts in %j",
  (text) => {
    expect(readContract(text)).toBeUndefined();
  },
);

it("takes what is missing or of another form for empty", () => {
  const text = JSON.stringify({
    cluster: { name: clusterOf().name },
    identities: { "shop/web": { buckets: [1, { name: "assets" }] } },
    secrets: { "a/b/c": { generated: "x" } },
    databases: { orders: 1 },
    buckets: [],
  });
  expect(readContract(text)).toEqual({
    cluster: { name: "test", account: "", region: "" },
    identities: { "shop/web": { permissions: null, buckets: [{ name: "" }, { name: "assets" }] } },
    add_ons: {},
    repositories: {},
    databases: { orders: { secret: "" } },
    caches: {},
    buckets: {},
    secrets: { "a/b/c": { generated: [], filled: [] } },
    zone: null,
  });
});
