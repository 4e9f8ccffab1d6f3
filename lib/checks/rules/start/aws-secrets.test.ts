import { describe, expect, it } from "vitest";
import {
  contractFindings,
  contractOf,
  foreignFindings,
  reader,
  reading,
  store,
} from "../../contract/contract.fixture.ts";
import { at } from "../../tree.fixture.ts";

const rule = "aws-secrets";
const { account, identities } = reader;
const oauth = "test/web/oauth";
const secrets = { [oauth]: { generated: ["jwt-secret"], filled: ["client-id"] } };
const contract = contractOf({ identities, secrets });

describe("a secret that is read", () => {
  it("is in infra.json with its keys", () => {
    const whole = reading(oauth, ["client-id", "jwt-secret"]);
    expect(contractFindings(rule, [account, store, whole], contract)).toEqual([]);
  });

  it("is refused where infra.json does not have it, with the name that was probably meant", () => {
    const found = contractFindings(rule, [account, store, reading("test/web/oath", ["client-id"])], contract);
    expect(found).toEqual([
      at(
        rule,
        reading("", []),
        "spec.data[0] reads secret test/web/oath of Secrets Manager, which is not in infra.json",
        "write test/web/oauth, or have Terraform make it",
      ),
    ]);
  });

  it("is refused where infra.json has no such key", () => {
    const found = contractFindings(
      rule,
      [account, store, reading(oauth, ["client-id", "jwt-token"])],
      contract,
    );
    expect(found).toEqual([
      at(
        rule,
        reading("", []),
        "spec.data[1] reads key jwt-token of secret test/web/oauth, which has client-id and jwt-secret in infra.json",
        "add it to the keys of the secret, or correct the name",
      ),
    ]);
  });

  it("may be read as a whole", () => {
    const whole = reading(oauth, [], { dataFrom: [{ extract: { key: oauth } }] });
    expect(contractFindings(rule, [account, store, whole], contract)).toEqual([]);
  });

  it("may be found by a pattern", () => {
    const searching = reading(oauth, [], { dataFrom: [{ find: { name: { regexp: ".*" } } }] });
    expect(contractFindings(rule, [account, store, searching], contract)).toEqual([]);
  });
});

describe("a secret of somebody else's cluster", () => {
  const facts = {
    secretsManager: { "shop/oauth": ["client-id"], "billing/stripe": ["key"] },
    podIdentityAssociations: [{ namespace: "shop", serviceAccount: "operator", secrets: ["shop/oauth"] }],
  };

  it("is looked up in the facts, and what others read there is nobody's business", () => {
    expect(foreignFindings(rule, [account, store, reading("shop/oauth", ["client-id"])], facts)).toEqual([]);
    expect(
      foreignFindings(rule, [account, store, reading("shop/oauth", ["jwt"])], facts).map(
        ({ message }) => message,
      ),
    ).toEqual(["spec.data[0] reads key jwt of secret shop/oauth, which has client-id in the facts"]);
  });

  it("is left in doubt where the facts do not say what there is", () => {
    expect(foreignFindings(rule, [store, reading("any", ["key"])], {})).toEqual([]);
  });

  it("is none of AWS where its store reads something else", () => {
    const vault = { ...store, spec: { provider: { vault: { server: "https://vault.example.com" } } } };
    expect(foreignFindings(rule, [account, vault, reading("any", ["key"])], facts)).toEqual([]);
  });
});
