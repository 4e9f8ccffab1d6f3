import { describe, expect, it } from "vitest";
import { contractFindings, contractOf } from "../../contract/contract.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

const rule = "issuer-identities";
const zone = { name: "example.com", certificate: false };

describe("an issuer that proves hosts in a zone of Route 53", () => {
  const issuer = (route53: Record<string, string>) =>
    object("cert-manager.io/v1 ClusterIssuer", "letsencrypt", {
      spec: { acme: { solvers: [{ selector: { dnsZones: ["example.com"] }, dns01: { route53 } }] } },
    });
  const account = object("ServiceAccount", "cert-manager");
  const manager = { "shop/cert-manager": { permissions: "certificates", buckets: [] } };

  it("has a ServiceAccount that may write there", () => {
    const objects = [issuer({ region: "us-east-1" }), account];
    expect(contractFindings(rule, objects, contractOf({ zone, identities: manager }))).toEqual([]);
  });

  it("is refused without one", () => {
    const wanting = issuer({ region: "us-east-1" });
    expect(contractFindings(rule, [wanting, account], contractOf({ zone }))).toEqual([
      at(
        rule,
        wanting,
        "no ServiceAccount with a role in infra.json may write records of example.com",
        'give the ServiceAccount of cert-manager the identity "certificates"',
      ),
    ]);
  });

  it("needs none with credentials of its own", () => {
    const own = issuer({ region: "us-east-1", role: "arn:aws:iam::111122223333:role/dns" });
    expect(contractFindings(rule, [own], contractOf({ zone }))).toEqual([]);
  });
});
