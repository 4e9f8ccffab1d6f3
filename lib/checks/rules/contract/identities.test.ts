import { describe, expect, it } from "vitest";
import { at, findingsOf, fullFacts, object, release } from "../../tree.fixture.ts";
import { atUnit, contractFindings, contractOf, foreignFindings } from "./contract.fixture.ts";

const identities = { "shop/backend": { permissions: "scaling", buckets: [] } };
const zone = { name: "example.com", certificate: false };

describe("a ServiceAccount with a role", () => {
  it("is in the tree, or brought by a chart", () => {
    const contract = contractOf({ identities });
    expect(contractFindings([object("ServiceAccount", "backend")], contract)).toEqual([]);
    const chartsProvide = { controller: { serviceAccounts: ["shop/backend"] } };
    const podIdentityAssociations = [{ namespace: "shop", serviceAccount: "backend" }];
    const facts = { ...fullFacts, chartsProvide, podIdentityAssociations };
    expect(findingsOf("contract", [], { facts, charts: [release("controller")] })).toEqual([]);
  });

  it("may be brought by an add-on of EKS", () => {
    const volumes = { "kube-system/ebs-csi-controller-sa": { permissions: "volumes", buckets: [] } };
    const driver = { "aws-ebs-csi-driver": {} };
    expect(contractFindings([], contractOf({ identities: volumes, add_ons: driver }))).toEqual([]);
    expect(contractFindings([], contractOf({ identities: volumes }))).toHaveLength(1);
  });

  it("is refused where nothing produces it", () => {
    expect(contractFindings([object("ServiceAccount", "backends")], contractOf({ identities }))).toEqual([
      atUnit(
        "ServiceAccount backend of namespace shop has a role in infra.json, and nothing produces it",
        "write backends, or add the ServiceAccount",
      ),
    ]);
  });

  it("is doubtful in somebody else's cluster, which has more than its tree shows", () => {
    const podIdentityAssociations = [{ namespace: "shop", serviceAccount: "backend" }];
    expect(foreignFindings([], { podIdentityAssociations })).toEqual([
      {
        ...atUnit(
          "ServiceAccount backend of namespace shop has a role in the facts, and nothing produces it",
          "add the ServiceAccount, or correct the name",
        ),
        severity: "warning",
      },
    ]);
  });

  it("is doubtful where a chart that nobody described may bring it", () => {
    const contract = contractOf({ identities });
    const podIdentityAssociations = [{ namespace: "shop", serviceAccount: "backend" }];
    const facts = { ...fullFacts, podIdentityAssociations };
    const options = { facts, contract, charts: [release("controller")] };
    expect(findingsOf("contract", [], options)).toEqual([
      {
        ...atUnit(
          "ServiceAccount backend of namespace shop has a role in infra.json, and nothing produces it, but the facts do not say whether chart controller brings it",
          "add the ServiceAccount, or correct the name",
        ),
        severity: "warning",
      },
    ]);
  });
});

describe("an issuer that proves hosts in a zone of Route 53", () => {
  const issuer = (route53: Record<string, string>) =>
    object("cert-manager.io/v1 ClusterIssuer", "letsencrypt", {
      spec: { acme: { solvers: [{ selector: { dnsZones: ["example.com"] }, dns01: { route53 } }] } },
    });
  const account = object("ServiceAccount", "cert-manager");
  const manager = { "shop/cert-manager": { permissions: "certificates", buckets: [] } };

  it("has a ServiceAccount that may write there", () => {
    const objects = [issuer({ region: "us-east-1" }), account];
    expect(contractFindings(objects, contractOf({ zone, identities: manager }))).toEqual([]);
  });

  it("is refused without one", () => {
    const wanting = issuer({ region: "us-east-1" });
    expect(contractFindings([wanting, account], contractOf({ zone }))).toEqual([
      at(
        "contract",
        wanting,
        "no ServiceAccount with a role in infra.json may write records of example.com",
        'give the ServiceAccount of cert-manager the identity "certificates"',
      ),
    ]);
  });

  it("needs none with credentials of its own", () => {
    const own = issuer({ region: "us-east-1", role: "arn:aws:iam::111122223333:role/dns" });
    expect(contractFindings([own], contractOf({ zone }))).toEqual([]);
  });
});
