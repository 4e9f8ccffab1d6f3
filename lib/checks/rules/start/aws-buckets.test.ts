import { describe, expect, it } from "vitest";
import { contractFindings, contractOf, foreignFindings } from "../../contract/contract.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

const rule = "aws-buckets";
const account = object("ServiceAccount", "backend");
const podSpec = { serviceAccountName: "backend" };
const backend = deployment("backend", { envFrom: [{ configMapRef: { name: "backend" } }] }, podSpec);

const settings = (bucket: string) =>
  object("ConfigMap", "backend", { data: { ASSETS_BUCKET: bucket, MODE: "production" } });

const rights = { permissions: null, buckets: [{ name: "shop-assets" }] };
const contract = contractOf({ buckets: { "shop-assets": {} }, identities: { "shop/backend": rights } });

describe("a bucket that a pod is told", () => {
  it("is in infra.json, and the pod's ServiceAccount has rights to it", () => {
    expect(contractFindings(rule, [account, backend, settings("shop-assets")], contract)).toEqual([]);
  });

  it("is refused where infra.json does not have it", () => {
    expect(contractFindings(rule, [account, backend, settings("shop-asset")], contract)).toEqual([
      at(
        rule,
        backend,
        "env ASSETS_BUCKET names bucket shop-asset, which is not in infra.json",
        'write shop-assets, or add it to "managed" of the application',
      ),
    ]);
  });

  it("is refused where the pod's ServiceAccount has no rights", () => {
    const without = contractOf({ buckets: { "shop-assets": {} } });
    expect(contractFindings(rule, [account, backend, settings("shop-assets")], without)).toEqual([
      at(
        rule,
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
    const found = foreignFindings(rule, [account, job, settings("two")], { buckets: [] });
    expect(found.map(({ message }) => message)).toEqual([
      "env BUCKET names bucket one, which is not in the facts",
      "env S3_BUCKET_NAME names bucket two, which is not in the facts",
    ]);
  });
});

it("is told in words of nobody's definitions where the cluster is of others, and may be an address", () => {
  const env = [{ name: "BACKUP_BUCKET", value: "s3://shop-backups/daily" }];
  const job = deployment("backend", { env }, podSpec);
  const facts = { buckets: ["shop-backups"], podIdentityAssociations: [] };
  expect(
    foreignFindings(rule, [account, job], facts).map(({ message, fix }) => `${message}; ${fix}`),
  ).toEqual([
    "env BACKUP_BUCKET names bucket shop-backups, to which ServiceAccount backend has no rights in the facts; give the role of ServiceAccount backend rights to it",
  ]);
});

it("says nothing of a foreign cluster whose facts leave buckets out", () => {
  expect(foreignFindings(rule, [account, backend, settings("any")], {})).toEqual([]);
});
