import { describe, expect, it } from "vitest";
import { contractFindings, contractOf, reader, reading, store } from "../../contract/contract.fixture.ts";
import { at } from "../../tree.fixture.ts";

const rule = "aws-secret-readers";
const { account, identities } = reader;
const oauth = "test/web/oauth";
const secrets = { [oauth]: { generated: ["jwt-secret"], filled: ["client-id"] } };
const contract = contractOf({ identities, secrets });

describe("a secret that is read", () => {
  it("is read with the role of a ServiceAccount that may read it", () => {
    const whole = reading(oauth, ["client-id", "jwt-secret"]);
    expect(contractFindings(rule, [account, store, whole], contract)).toEqual([]);
  });

  it("is refused where nobody may read it", () => {
    const whole = reading(oauth, ["client-id", "jwt-secret"]);
    expect(contractFindings(rule, [store, whole], contractOf({ secrets }))).toEqual([
      at(
        rule,
        store,
        "no ServiceAccount with a role in infra.json may read test/web/oauth",
        'give the operator\'s ServiceAccount the identity "secrets"',
      ),
    ]);
  });
});
