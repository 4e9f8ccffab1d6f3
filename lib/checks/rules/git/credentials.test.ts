import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object, release } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("credentials", objects);

const replace =
  "replace it everywhere, keep the new one in the secret store, and read it through an ExternalSecret";

const env = (name: string, value: string) => deployment("web", { env: [{ name, value }] });
const config = (key: string, value: string) => object("ConfigMap", "config", { data: { [key]: value } });

// Put together here, so that scanners of this repository do not take them for real ones.
const random = ["9fQ2xLr7", "Zk3mVb81", "TqWn5c"].join("");
const awsKey = ["AKIA", "J7Q2M5XK", "R3TBLW4P"].join("");
const githubToken = ["ghp_", random, random].join("");
const webToken = ["eyJhbGciOiJI", "eyJzdWIiOiIx", random].join(".");

it.each([
  ["a switch", env("ALLOW_EMPTY_PASSWORD", "yes")],
  ["an image", deployment("external-secret", { image: `ghcr.io/shop/secret:main-117185a@sha256:${random}` })],
  ["an example of a URL", config("README", "DATABASE_URL is postgresql://user:pass@host/db")],
  ["an example of a webhook", config("x", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXX")],
  [
    "the id of a key of cert-manager",
    object("cert-manager.io/v1 Issuer", "x", {
      spec: { acme: { solvers: [{ dns01: { route53: { accessKeyID: awsKey } } }] } },
    }),
  ],
  ["a word to be replaced", env("DATABASE_PASSWORD", "INSERT_DATABASE_PASSWORD")],
  ["a text of several words", config("credentials", "where s3AnonymousCredential1 is said")],
])("a credential is not %s", (_, harmless) => {
  expect(find(harmless)).toEqual([]);
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
    expect(find(wrong)).toEqual([at("credentials", wrong, `${place} holds ${what}`, replace)]);
  });

  it("are refused in values of charts", () => {
    const charts = [release("grafana", { adminPassword: "admin" })];
    expect(findingsOf("credentials", [], { charts })).toEqual([
      {
        rule: "credentials",
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
    [
      "the name of a key",
      object("ConfigMap", "x", { existingSecretKeys: { password: "postgres-password" } }),
    ],
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
