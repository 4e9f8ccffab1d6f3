import { describe, expect, it } from "vitest";
import { at } from "../../tree.fixture.ts";
import {
  atUnit,
  contractFindings,
  contractOf,
  foreignFindings,
  reader,
  reading,
  store,
} from "./contract.fixture.ts";

const { account, identities } = reader;
const oauth = "test/web/oauth";
const secrets = { [oauth]: { generated: ["jwt-secret"], filled: ["client-id"] } };
const contract = contractOf({ identities, secrets });

describe("a secret that is read", () => {
  it("is in infra.json with its keys, and all of them are read", () => {
    const whole = reading(oauth, ["client-id", "jwt-secret"]);
    expect(contractFindings([account, store, whole], contract)).toEqual([]);
  });

  it("is refused where infra.json does not have it, with the name that was probably meant", () => {
    const found = contractFindings([account, store, reading("test/web/oath", ["client-id"])], contract);
    expect(found).toEqual([
      atUnit(
        "secret test/web/oauth in infra.json is read by no ExternalSecret",
        "read it, or take it out of the definition",
      ),
      at(
        "contract",
        reading("", []),
        "spec.data[0] reads secret test/web/oath of Secrets Manager, which is not in infra.json",
        "write test/web/oauth, or have Terraform make it",
      ),
    ]);
  });

  it("is refused where infra.json has no such key, and the key it has is left unread", () => {
    const found = contractFindings([account, store, reading(oauth, ["client-id", "jwt-token"])], contract);
    expect(found).toEqual([
      atUnit(
        "jwt-secret of secret test/web/oauth in infra.json is read by no ExternalSecret",
        "read it, or take it out of the definition",
      ),
      at(
        "contract",
        reading("", []),
        "spec.data[1] reads key jwt-token of secret test/web/oauth, which has client-id and jwt-secret in infra.json",
        "add it to the keys of the secret, or correct the name",
      ),
    ]);
  });

  it("may be read as a whole", () => {
    const whole = reading(oauth, [], { dataFrom: [{ extract: { key: oauth } }] });
    expect(contractFindings([account, store, whole], contract)).toEqual([]);
  });

  it("may be found by a pattern, which says nothing about which are left unread", () => {
    const searching = reading(oauth, [], { dataFrom: [{ find: { name: { regexp: ".*" } } }] });
    expect(contractFindings([account, store, searching], contract)).toEqual([]);
  });

  it("of a server is read where one of its keys is: people read the others", () => {
    const databases = { orders: { secret: "test/web/orders" } };
    const both = contractOf({ identities, databases });
    expect(contractFindings([account, store, reading("test/web/orders", ["url"])], both)).toEqual([]);
    expect(contractFindings([account, store], both)).toEqual([
      atUnit(
        "secret test/web/orders of orders in infra.json is read by no ExternalSecret",
        'give a workload its url, or take orders out of "managed"',
      ),
    ]);
  });

  it("has somebody who may read it", () => {
    const whole = reading(oauth, ["client-id", "jwt-secret"]);
    expect(contractFindings([store, whole], contractOf({ secrets }))).toEqual([
      at(
        "contract",
        store,
        "no ServiceAccount with a role in infra.json may read test/web/oauth",
        'give the operator\'s ServiceAccount the identity "secrets"',
      ),
    ]);
  });
});

describe("a secret of somebody else's cluster", () => {
  const facts = {
    secretsManager: { "shop/oauth": ["client-id"], "billing/stripe": ["key"] },
    podIdentityAssociations: [{ namespace: "shop", serviceAccount: "operator", secrets: ["shop/oauth"] }],
  };

  it("is looked up in the facts, and what others read there is nobody's business", () => {
    expect(foreignFindings([account, store, reading("shop/oauth", ["client-id"])], facts)).toEqual([]);
    expect(
      foreignFindings([account, store, reading("shop/oauth", ["jwt"])], facts).map(({ message }) => message),
    ).toEqual(["spec.data[0] reads key jwt of secret shop/oauth, which has client-id in the facts"]);
  });

  it("is left in doubt where the facts do not say what there is", () => {
    expect(foreignFindings([store, reading("any", ["key"])], {})).toEqual([]);
  });

  it("is none of AWS where its store reads something else", () => {
    const vault = { ...store, spec: { provider: { vault: { server: "https://vault.example.com" } } } };
    expect(foreignFindings([account, vault, reading("any", ["key"])], facts)).toEqual([]);
  });
});
