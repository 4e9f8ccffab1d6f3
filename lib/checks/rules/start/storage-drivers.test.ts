import { describe, expect, it } from "vitest";
import { diskClass, volume } from "../../storage/storage.fixture.ts";
import { at, findingsOf, fullFacts, object, release } from "../../tree.fixture.ts";

const rule = "storage-drivers";
const withAddOns = (...eksAddons: readonly string[]) => ({ facts: { ...fullFacts, eksAddons } });

describe("a driver of volumes", () => {
  it("is run by an add-on, a chart, or somebody", () => {
    expect(findingsOf(rule, [diskClass(), volume()], withAddOns("aws-ebs-csi-driver"))).toEqual([]);
    const chart = { ...withAddOns(), charts: [release("aws-ebs-csi-driver")] };
    expect(findingsOf(rule, [diskClass()], chart)).toEqual([]);
    const driver = object("storage.k8s.io/v1 CSIDriver", "ebs.csi.aws.com");
    expect(findingsOf(rule, [diskClass(), driver], withAddOns())).toEqual([]);
  });

  it("is not asked for where nobody knows the add-ons, or the driver", () => {
    expect(findingsOf(rule, [diskClass()])).toEqual([]);
    expect(findingsOf(rule, [diskClass({ provisioner: "rancher.io/local-path" })], withAddOns())).toEqual([]);
  });

  it("is run by nothing", () => {
    const efs = diskClass({ provisioner: "efs.csi.aws.com" });
    expect(findingsOf(rule, [efs], withAddOns("aws-ebs-csi-driver"))).toEqual([
      at(
        rule,
        efs,
        "provisioner is efs.csi.aws.com, and neither the add-ons of EKS nor a chart of the tree run it: its volumes are never made",
        "add aws-efs-csi-driver to the add-ons of EKS, or install its chart",
      ),
    ]);
  });

  it.each([
    [
      "ebs.csi.amazonaws.com",
      "ebs.csi.amazonaws.com, which nothing in the cluster runs: its volumes are never made",
      "write ebs.csi.aws.com",
    ],
    [
      "ebs.csi.aws.co",
      "ebs.csi.aws.co, which nothing in the cluster runs: its volumes are never made",
      "write ebs.csi.aws.com",
    ],
    [
      "pd.csi.storage.gke.io",
      "pd.csi.storage.gke.io, a driver of another cloud: its volumes are never made in EKS",
      "write ebs.csi.aws.com",
    ],
  ])("is none: %s", (provisioner, text, fix) => {
    const wrong = diskClass({ provisioner });
    expect(findingsOf(rule, [wrong], withAddOns())).toEqual([at(rule, wrong, `provisioner is ${text}`, fix)]);
  });
});
