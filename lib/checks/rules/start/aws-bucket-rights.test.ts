import { describe, expect, it } from "vitest";
import { atUnit, contractFindings, contractOf } from "../../contract/contract.fixture.ts";
import { deployment, object } from "../../tree.fixture.ts";

const rule = "aws-bucket-rights";
const account = object("ServiceAccount", "backend");
const podSpec = { serviceAccountName: "backend" };
const backend = deployment("backend", { envFrom: [{ configMapRef: { name: "backend" } }] }, podSpec);

const settings = (bucket: string) =>
  object("ConfigMap", "backend", { data: { ASSETS_BUCKET: bucket, MODE: "production" } });

const rights = { permissions: null, buckets: [{ name: "shop-assets" }] };
const contract = contractOf({ buckets: { "shop-assets": {} }, identities: { "shop/backend": rights } });

describe("a bucket", () => {
  it("is used where a ServiceAccount has rights to it", () => {
    expect(contractFindings(rule, [account, backend, settings("shop-assets")], contract)).toEqual([]);
  });

  it("is refused where no ServiceAccount has rights to it", () => {
    const without = contractOf({ buckets: { "shop-assets": {} } });
    expect(contractFindings(rule, [account, backend, settings("shop-assets")], without)).toEqual([
      atUnit(
        rule,
        "bucket shop-assets in infra.json is used by no ServiceAccount",
        'say who uses it, or take it out of "managed"',
      ),
    ]);
  });
});

it("rights to a bucket that infra.json does not have are refused", () => {
  const dangling = contractOf({ identities: { "shop/backend": rights } });
  expect(contractFindings(rule, [account], dangling)).toEqual([
    atUnit(
      rule,
      "ServiceAccount shop/backend has rights to bucket shop-assets, which is not in infra.json",
      'add it to "managed" of the application, or correct the name',
    ),
  ]);
});
