import { expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const store = (region: string) =>
  object("external-secrets.io/v1 ClusterSecretStore", "aws", {
    spec: { provider: { aws: { service: "SecretsManager", region } } },
  });
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("regions", objects, { facts: { region: "eu-west-1" } });

it("a store reads in the region of the cluster", () => {
  expect(find(store("eu-west-1"))).toEqual([]);
});

it("a store does not read in another region", () => {
  expect(find(store("us-east-1"))).toEqual([
    at(
      "regions",
      store("us-east-1"),
      "spec.provider.aws.region is us-east-1, and the secrets of the cluster are in eu-west-1",
      "write eu-west-1",
    ),
  ]);
});

it("clients are probably not meant to use another region", () => {
  const map = object("ConfigMap", "web", { data: { AWS_REGION: "us-east-1" } });
  const pods = deployment("web", { env: [{ name: "AWS_DEFAULT_REGION", value: "us-east-1" }] });
  expect(find(map)).toEqual([
    at(
      "regions",
      map,
      "data.AWS_REGION is us-east-1, and the cluster is in eu-west-1: its clients look for everything there",
      "write eu-west-1",
      "warning",
    ),
  ]);
  expect(find(pods)).toHaveLength(1);
  expect(find(object("ConfigMap", "web", { data: { AWS_REGION: "eu-west-1" } }))).toEqual([]);
});
