import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, fullFacts, object } from "../../tree.fixture.ts";

const leaveOut = "leave it out: roles come by Pod Identity, and other things of AWS go by their names";
const env = (name: string, value: string) => deployment("web", { env: [{ name, value }] });
const config = (key: string, value: string) => object("ConfigMap", "config", { data: { [key]: value } });

describe("accounts of AWS", () => {
  const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
  const facts = { ...fullFacts, imageRegistries: [registry], buckets: ["shop-assets-123456789012"] };
  const account = "an AWS account id";

  it.each([
    [
      "an ARN with an account id",
      object("ServiceAccount", "web", {}, { annotations: { role: "arn:aws:iam::123456789012:role/web" } }),
      "metadata.annotations.role",
    ],
    [account, env("ACCOUNT", "123456789012"), "env ACCOUNT"],
    [account, env("QUEUE", "https://sqs.us-east-1.amazonaws.com/123456789012/jobs"), "env QUEUE"],
    [account, env("REGISTRY", registry), "env REGISTRY"],
    [account, env("BUCKET", "blog-assets-123456789012"), "env BUCKET"],
    [
      account,
      deployment("web", { image: "210987654321.dkr.ecr.us-east-1.amazonaws.com/web:1.2.3" }),
      "spec.template.spec.containers[0].image",
    ],
  ])("are refused: %s", (what, wrong, place) => {
    expect(findingsOf("account-ids", [wrong], { facts })).toEqual([
      at("account-ids", wrong, `${place} holds ${what}`, leaveOut),
    ]);
  });

  it.each([
    ["a bucket that the facts list", env("BUCKET", "s3://shop-assets-123456789012/uploads")],
    ["the registry of an image that the facts list", deployment("web", { image: `${registry}/web:1.2.3` })],
    ["a tag", deployment("web", { image: "ghcr.io/owner/web:202611221606" })],
    ["a number", object("ConfigMap", "x", { bytes: 107374182400 })],
    ["a number of bytes in a text", config("loki.yaml", "limit: 107374182400\n")],
    ["a quantity", env("MAX_BYTES", "107374182400")],
    ["a UUID", env("ID", "550e8400-e29b-41d4-a716-446655440000")],
    ["a longer number", env("ID", "1234567890123")],
    ["an ARN without an account", env("BUCKET", "arn:aws:s3:::backups")],
  ])("are not seen in %s", (_, fine) => {
    expect(findingsOf("account-ids", [fine], { facts })).toEqual([]);
  });
});
