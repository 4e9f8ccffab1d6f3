import { expect, it } from "vitest";
import { clusterOf } from "./cluster.fixture.ts";
import { imageRepository, registryOf } from "./repository.ts";

it("is the path of an image in a registry of ECR, without its version", () => {
  const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
  expect(imageRepository(`${registry}/shop/web:1.2.3`)).toEqual({ registry, name: "shop/web" });
  expect(registryOf(clusterOf({ account: "123456789012", region: "us-east-1" }))).toBe(registry);
});

it.each([
  "docker.io/library/postgres:15.18",
  "public.ecr.aws/aws-cli/aws-cli:2.27.50",
  "web:1.2.3",
  "",
  "a b",
])("is none for %j", (image) => {
  expect(imageRepository(image)).toBeUndefined();
});
