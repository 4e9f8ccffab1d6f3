import { describe, expect, it } from "vitest";
import { atUnit, contractFindings, contractOf, foreignFindings } from "../../contract/contract.fixture.ts";
import { deployment, findingsOf, fullFacts, object, release } from "../../tree.fixture.ts";

const rule = "aws-identities";
const identities = { "shop/backend": { permissions: "scaling", buckets: [] } };

describe("a ServiceAccount with a role", () => {
  it("is in the tree, or brought by a chart", () => {
    const contract = contractOf({ identities });
    expect(contractFindings(rule, [object("ServiceAccount", "backend")], contract)).toEqual([]);
    const chartsProvide = { controller: { serviceAccounts: ["shop/backend"] } };
    const podIdentityAssociations = [{ namespace: "shop", serviceAccount: "backend" }];
    const facts = { ...fullFacts, chartsProvide, podIdentityAssociations };
    expect(findingsOf(rule, [], { facts, charts: [release("controller")] })).toEqual([]);
  });

  it("may be brought by an add-on of EKS", () => {
    const volumes = { "kube-system/ebs-csi-controller-sa": { permissions: "volumes", buckets: [] } };
    const driver = { "aws-ebs-csi-driver": {} };
    expect(contractFindings(rule, [], contractOf({ identities: volumes, add_ons: driver }))).toEqual([]);
    expect(contractFindings(rule, [], contractOf({ identities: volumes }))).toHaveLength(1);
  });

  it("is refused where nothing produces it", () => {
    expect(
      contractFindings(rule, [object("ServiceAccount", "backends")], contractOf({ identities })),
    ).toEqual([
      atUnit(
        rule,
        "ServiceAccount backend of namespace shop has a role in infra.json, and nothing produces it",
        "write backends, or add the ServiceAccount",
      ),
    ]);
  });

  it("is doubtful in somebody else's cluster, which has more than its tree shows", () => {
    const podIdentityAssociations = [{ namespace: "shop", serviceAccount: "backend" }];
    expect(foreignFindings(rule, [deployment("web")], { podIdentityAssociations })).toEqual([
      {
        ...atUnit(
          rule,
          "ServiceAccount backend of namespace shop has a role in the facts, and nothing produces it",
          "add the ServiceAccount, or correct the name",
        ),
        severity: "warning",
      },
    ]);
  });

  it("is not missed in somebody else's namespace that the tree does not show", () => {
    const podIdentityAssociations = [{ namespace: "kube-system", serviceAccount: "external-dns" }];
    expect(foreignFindings(rule, [], { podIdentityAssociations })).toEqual([]);
  });

  it("is doubtful where a chart that nobody described may bring it", () => {
    const contract = contractOf({ identities });
    const podIdentityAssociations = [{ namespace: "shop", serviceAccount: "backend" }];
    const facts = { ...fullFacts, podIdentityAssociations };
    const options = { facts, contract, charts: [release("controller")] };
    expect(findingsOf(rule, [], options)).toEqual([
      {
        ...atUnit(
          rule,
          "ServiceAccount backend of namespace shop has a role in infra.json, and nothing produces it, but the facts do not say whether chart controller brings it",
          "add the ServiceAccount, or correct the name",
        ),
        severity: "warning",
      },
    ]);
  });
});
