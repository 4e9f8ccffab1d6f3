import { describe, expect, it } from "vitest";
import { at, deployment, object } from "../../tree.fixture.ts";
import { atUnit, contractFindings, contractOf, foreignFindings } from "./contract.fixture.ts";

const account = object("ServiceAccount", "backend");
const podSpec = { serviceAccountName: "backend" };
const backend = deployment("backend", { envFrom: [{ configMapRef: { name: "backend" } }] }, podSpec);
const settings = (bucket: string) =>
  object("ConfigMap", "backend", { data: { ASSETS_BUCKET: bucket, MODE: "production" } });

const rights = { permissions: null, buckets: [{ name: "shop-assets" }] };
const contract = contractOf({ buckets: { "shop-assets": {} }, identities: { "shop/backend": rights } });

describe("a bucket that a pod is told", () => {
  it("is in infra.json, and the pod's ServiceAccount has rights to it", () => {
    expect(contractFindings([account, backend, settings("shop-assets")], contract)).toEqual([]);
  });

  it("is refused where infra.json does not have it", () => {
    expect(contractFindings([account, backend, settings("shop-asset")], contract)).toEqual([
      at(
        "contract",
        backend,
        "env ASSETS_BUCKET names bucket shop-asset, which is not in infra.json",
        'write shop-assets, or add it to "managed" of the application',
      ),
    ]);
  });

  it("is refused where the pod's ServiceAccount has no rights, and no other has", () => {
    const without = contractOf({ buckets: { "shop-assets": {} } });
    expect(contractFindings([account, backend, settings("shop-assets")], without)).toEqual([
      atUnit(
        "bucket shop-assets in infra.json is used by no ServiceAccount",
        'say who uses it, or take it out of "managed"',
      ),
      at(
        "contract",
        backend,
        "env ASSETS_BUCKET names bucket shop-assets, to which ServiceAccount backend has no rights in infra.json",
        'say in "uses" of the workload what it does there',
      ),
    ]);
  });

  it("is found in the environment itself, and where a key of a ConfigMap is read", () => {
    const env = [
      { name: "BUCKET", value: "one" },
      { name: "S3_BUCKET_NAME", valueFrom: { configMapKeyRef: { name: "backend", key: "ASSETS_BUCKET" } } },
      { name: "BUCKETS", value: "three" },
    ];
    const job = deployment("backend", { env }, podSpec);
    const found = foreignFindings([account, job, settings("two")], { buckets: [] });
    expect(found.map(({ message }) => message)).toEqual([
      "env BUCKET names bucket one, which is not in the facts",
      "env S3_BUCKET_NAME names bucket two, which is not in the facts",
    ]);
  });
});

it("rights to a bucket that infra.json does not have are refused", () => {
  const dangling = contractOf({ identities: { "shop/backend": rights } });
  expect(contractFindings([account], dangling)).toEqual([
    atUnit(
      "ServiceAccount shop/backend has rights to bucket shop-assets, which is not in infra.json",
      'add it to "managed" of the application, or correct the name',
    ),
  ]);
});

it("says nothing of a foreign cluster whose facts leave buckets out", () => {
  expect(foreignFindings([account, backend, settings("any")], {})).toEqual([]);
});
