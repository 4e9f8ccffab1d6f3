import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, fullFacts, object, release } from "../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("secrets-in-git", objects);
const replace =
  "replace it everywhere, keep the new one in the secret store, and read it through an ExternalSecret";
const leaveOut = "leave it out: roles come by Pod Identity, and other things of AWS go by their names";

const env = (name: string, value: string) => deployment("web", { env: [{ name, value }] });
const config = (key: string, value: string) => object("ConfigMap", "config", { data: { [key]: value } });

// Put together here, so that scanners of this repository do not take them for real ones.
const random = ["9fQ2xLr7", "Zk3mVb81", "TqWn5c"].join("");
const awsKey = ["AKIA", "J7Q2M5XK", "R3TBLW4P"].join("");
const githubToken = ["ghp_", random, random].join("");
const webToken = ["eyJhbGciOiJI", "eyJzdWIiOiIx", random].join(".");

describe("Secrets", () => {
  it("are refused when they hold values", () => {
    const wrong = object("Secret", "oauth", { data: { b: "eA==" }, stringData: { a: "x", empty: "" } });
    expect(find(wrong)).toEqual([
      at(
        "secrets-in-git",
        wrong,
        "it holds values of a and b for all who can read the repository",
        "replace them everywhere, keep the new ones in the secret store, and make the Secret by an ExternalSecret",
      ),
    ]);
  });

  it("may be empty, or hold what something else fills in", () => {
    expect(
      find(object("Secret", "oauth"), object("Secret", "sops", { data: { a: "ENC[AES256_GCM,data:x]" } })),
    ).toEqual([]);
  });
});

describe("credentials", () => {
  it.each([
    ["an AWS access key", config("app.ini", `key = ${awsKey}`), 'data["app.ini"]'],
    ["a private key", config("key.pem", "-----BEGIN RSA PRIVATE KEY-----\n"), 'data["key.pem"]'],
    ["a GitHub token", env("MODE", githubToken), "env MODE"],
    [
      "a JSON Web Token",
      deployment("web", { args: [`--header=${webToken}`] }),
      "spec.template.spec.containers[0].args[0]",
    ],
    ["a URL with a password", env("DATABASE_URL", `postgres://app:${random}@db/app`), "env DATABASE_URL"],
    ["a password", env("POSTGRES_PASSWORD", "postgres"), "env POSTGRES_PASSWORD"],
    ["a credential", env("API_TOKEN", random), "env API_TOKEN"],
    ["a credential", config("app.ini", `mode = x\njwt_secret = "${random}"`), 'data["app.ini"]'],
    [
      "a credential",
      object("ConfigMap", "x", {}, { annotations: { "example.com/api-key": random } }),
      'metadata.annotations["example.com/api-key"]',
    ],
  ])("are refused: %s", (what, wrong, place) => {
    expect(find(wrong)).toEqual([at("secrets-in-git", wrong, `${place} holds ${what}`, replace)]);
  });

  it("are refused in values of charts", () => {
    const charts = [release("grafana", { adminPassword: "admin" })];
    expect(findingsOf("secrets-in-git", [], { charts })).toEqual([
      {
        rule: "secrets-in-git",
        severity: "error",
        cluster: "test",
        unit: "web",
        file: "apps/web/index.ts",
        message: "adminPassword holds a password",
        fix: replace,
      },
    ]);
  });

  it.each([
    ["a placeholder of a variable", env("DATABASE_URL", "postgres://app:$(PASSWORD)@db/app")],
    ["a template", env("DATABASE_PASSWORD", "{{ .password }}")],
    ["a path", env("POSTGRES_PASSWORD_FILE", "/run/secrets/password")],
    ["the name of a Secret", object("ConfigMap", "x", { secretName: "filmcastpro-oauth2-credentials" })],
    [
      "a checksum",
      object(
        "ConfigMap",
        "x",
        {},
        { annotations: { "checksum/secret": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b" } },
      ),
    ],
    ["a digest", deployment("web", { image: `nginx@sha256:${"0123456789abcdef".repeat(4)}` })],
    ["a certificate", config("ca.crt", "-----BEGIN CERTIFICATE-----\nMIIB")],
    ["a duration", object("ConfigMap", "x", { tokenExpirationSeconds: "3600" })],
    ["a key of a Secret", object("ConfigMap", "x", { secretKey: "googleclientsecret2026" })],
    ["an address without a password", env("REDIS_URL", "redis://cache:6379/0")],
    [
      "what only the cluster can open",
      object("bitnami.com/v1alpha1 SealedSecret", "x", { spec: { encryptedData: { password: random } } }),
    ],
  ])("are not seen in %s", (_, fine) => {
    expect(find(fine)).toEqual([]);
  });
});

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
    expect(findingsOf("secrets-in-git", [wrong], { facts })).toEqual([
      at("secrets-in-git", wrong, `${place} holds ${what}`, leaveOut),
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
    expect(findingsOf("secrets-in-git", [fine], { facts })).toEqual([]);
  });
});
