import { expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const store = (region: string) =>
  object("external-secrets.io/v1 ClusterSecretStore", "aws", {
    spec: { provider: { aws: { service: "SecretsManager", region } } },
  });
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("store-regions", objects, { facts: { region: "eu-west-1" } });

it("a store reads in the region of the cluster", () => {
  expect(find(store("eu-west-1"))).toEqual([]);
});

it("a store does not read in another region", () => {
  expect(find(store("us-east-1"))).toEqual([
    at(
      "store-regions",
      store("us-east-1"),
      "spec.provider.aws.region is us-east-1, and the secrets of the cluster are in eu-west-1",
      "write eu-west-1",
    ),
  ]);
});
