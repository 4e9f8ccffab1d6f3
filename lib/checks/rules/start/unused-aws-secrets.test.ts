import { describe, expect, it } from "vitest";
import {
  atUnit,
  contractFindings,
  contractOf,
  reader,
  reading,
  store,
} from "../../contract/contract.fixture.ts";

const rule = "unused-aws-secrets";
const { account, identities } = reader;
const oauth = "test/web/oauth";
const secrets = { [oauth]: { generated: ["jwt-secret"], filled: ["client-id"] } };
const contract = contractOf({ identities, secrets });

describe("a secret of Secrets Manager", () => {
  it("is read with all its keys", () => {
    const whole = reading(oauth, ["client-id", "jwt-secret"]);
    expect(contractFindings(rule, [account, store, whole], contract)).toEqual([]);
  });

  it("is refused where a key of it is left unread", () => {
    const found = contractFindings(
      rule,
      [account, store, reading(oauth, ["client-id", "jwt-token"])],
      contract,
    );
    expect(found).toEqual([
      atUnit(
        rule,
        "jwt-secret of secret test/web/oauth in infra.json is read by no ExternalSecret",
        "read it, or take it out of the definition",
      ),
    ]);
  });

  it("may be read as a whole", () => {
    const whole = reading(oauth, [], { dataFrom: [{ extract: { key: oauth } }] });
    expect(contractFindings(rule, [account, store, whole], contract)).toEqual([]);
  });

  it("may be found by a pattern, which says nothing about which are left unread", () => {
    const searching = reading(oauth, [], { dataFrom: [{ find: { name: { regexp: ".*" } } }] });
    expect(contractFindings(rule, [account, store, searching], contract)).toEqual([]);
  });

  it("of a server is read where one of its keys is: people read the others", () => {
    const databases = { orders: { secret: "test/web/orders" } };
    const both = contractOf({ identities, databases });
    expect(contractFindings(rule, [account, store, reading("test/web/orders", ["url"])], both)).toEqual([]);
    expect(contractFindings(rule, [account, store], both)).toEqual([
      atUnit(
        rule,
        "secret test/web/orders of orders in infra.json is read by no ExternalSecret",
        'give a workload its url, or take orders out of "managed"',
      ),
    ]);
  });
});
