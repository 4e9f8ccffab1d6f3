import { describe, expect, it } from "vitest";
import { checkEksAddOns, type EksAddOnNeeds, eksAddOnsOf } from "./eks-add-on.ts";
import { datesOf, type KubernetesVersion, kubernetesVersions } from "./kubernetes-version.ts";
import { refusedBy } from "./refusals.fixture.ts";

const needs: EksAddOnNeeds = { kubernetesVersion: "1.36", prefixDelegation: false, volumes: true };

const versions = Object.keys(kubernetesVersions).filter(
  (version): version is KubernetesVersion => datesOf(version) !== undefined,
);
const known = versions.filter((version) => refusedBy(() => checkEksAddOns(version, "test")).length === 0);

describe("EKS add-ons", () => {
  it("are the network, its proxy, name resolution and roles for ServiceAccounts, and disks where there are volumes", () => {
    const everywhere = ["vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent"];
    expect(Object.keys(eksAddOnsOf({ ...needs, volumes: false }))).toEqual(everywhere);
    expect(Object.keys(eksAddOnsOf(needs))).toEqual([...everywhere, "aws-ebs-csi-driver"]);
  });

  it.each(known)(
    "of Kubernetes %s are pinned to a build, and the proxy is of the same minor version",
    (version) => {
      const addOns = eksAddOnsOf({ ...needs, kubernetesVersion: version });
      const pinned = Object.values(addOns).map((addOn) => addOn.version);
      expect(pinned).toHaveLength(5);
      for (const one of pinned) expect(one).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
      expect(addOns["kube-proxy"]?.version).toMatch(new RegExp(`^v${version.replace(".", "\\.")}\\.`));
    },
  );

  it("enforce NetworkPolicies", () => {
    expect(eksAddOnsOf(needs)["vpc-cni"]?.configuration).toEqual({ enableNetworkPolicy: "true" });
  });

  it("give nodes addresses in prefixes where the network has them so", () => {
    expect(eksAddOnsOf({ ...needs, prefixDelegation: true })["vpc-cni"]?.configuration).toEqual({
      enableNetworkPolicy: "true",
      env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
    });
  });

  it("resolve names twice", () => {
    expect(eksAddOnsOf(needs).coredns?.configuration).toMatchObject({ replicaCount: 2 });
  });

  it("of a version that nobody has looked up are refused, and there are none", () => {
    expect(known).toEqual(["1.34", "1.35", "1.36"]);
    expect(refusedBy(() => checkEksAddOns("1.37", "test"))).toEqual([
      "Kubernetes 1.37 of cluster test has no versions of EKS add-ons; add them to lib/model/eks-add-on.ts, or choose of 1.34, 1.35, 1.36",
    ]);
    expect(eksAddOnsOf({ ...needs, kubernetesVersion: "1.37" })).toEqual({});
  });
});
