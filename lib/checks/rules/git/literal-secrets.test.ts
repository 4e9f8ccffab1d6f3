import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const web = (name: string, value: string) => deployment("web", { env: [{ name, value }] });

describe("literal-secrets", () => {
  it.each([
    ["a placeholder", "SESSION_SECRET", "$(SECRET)"],
    ["a file", "API_TOKEN", "/run/secrets/token"],
    ["the name of a Secret", "DATABASE_SECRET", "shop-database"],
    ["a name that looks like one", "TLS_SECRET", "web-tls-secret"],
    ["a switch", "USE_TOKEN", "true"],
    ["something about a secret", "TOKEN_AUDIENCE", "shop-api"],
    ["a Secret named like its use", "OPERATOR_SECRET", "operator"],
    ["what tells clusters apart", "ETCD_INITIAL_CLUSTER_TOKEN", "etcd-one"],
    ["a path in the secret store", "DB_SECRET", "prod/shop/database"],
  ])("accepts %s", (_, name, value) => {
    expect(findingsOf("literal-secrets", [web(name, value), object("Secret", "shop-database")])).toEqual([]);
  });

  it.each([
    ["SESSION_SECRET", "changeme"],
    ["API_KEY", "development"],
    ["DB_PASS", "postgres"],
    ["JWT_SIGNING_KEY", "super-duper"],
  ])("refuses %s=%s", (name, value) => {
    const one = web(name, value);
    expect(findingsOf("literal-secrets", [one])).toEqual([
      at(
        "literal-secrets",
        one,
        `env ${name} of container main has its value in the manifest`,
        "replace it everywhere, keep the new one in the secret store, and read it by secretKeyRef",
      ),
    ]);
  });

  it("leaves those to the rule on credentials that it knows by their form", () => {
    const one = web("POSTGRES_PASSWORD", "postgres");
    expect(findingsOf("literal-secrets", [one])).toEqual([]);
    expect(findingsOf("credentials", [one])).toHaveLength(1);
  });
});
