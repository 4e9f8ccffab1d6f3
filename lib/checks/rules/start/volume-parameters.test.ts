import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { claim, diskClass } from "../../storage/storage.fixture.ts";
import { at, findingsOf } from "../../tree.fixture.ts";

const rule = "volume-parameters";
const found = (parameters: Record<string, Value>) =>
  findingsOf(rule, [diskClass({ parameters })]).map(({ message, fix }) => [message, fix]);
const storage = (size: string) => claim({ resources: { requests: { storage: size } } });

describe("parameters of EBS", () => {
  it.each([
    [{ type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ext4", tagSpecification_1: "a=b" }],
    [{ type: "gp3", iops: "4000", throughput: "1000" }],
    [{ type: "io2", iopsPerGB: "50", fsType: "xfs" }],
  ])("are such as the driver takes: %o", (parameters) => {
    expect(found(parameters)).toEqual([]);
  });

  it.each([
    [{ type: "gp33" }, "parameters.type is gp33, which is no type of EBS volume", "write gp3"],
    [
      { typ: "gp3" },
      "parameters.typ is no parameter of the EBS driver, which refuses to make a volume with it",
      "write type",
    ],
    [
      { color: "red" },
      "parameters.color is no parameter of the EBS driver, which refuses to make a volume with it",
      "remove it",
    ],
    [
      { iops: "100" },
      "parameters.iops is 100, and a gp3 volume has 3000 to 80000: AWS refuses to make it",
      "write a number from 3000 to 80000",
    ],
    [
      { throughput: "5000" },
      "parameters.throughput is 5000, and a gp3 volume has 125 to 2000: AWS refuses to make it",
      "write a number from 125 to 2000",
    ],
    [
      { iops: "3000", throughput: "1000" },
      "parameters.throughput is 1000 with 3000 iops, and a gp3 volume has 1 MiB a second for each 4 iops: AWS refuses to make it",
      "raise iops to 4000, or lower throughput to 750",
    ],
    [
      { iops: "3000", iopsPerGB: "10" },
      "parameters has both iops and iopsPerGB, which the driver refuses",
      "keep one of them",
    ],
  ])("are refused by the driver: %o", (parameters, message, fix) => {
    expect(found(parameters)).toEqual([[message, fix]]);
  });
});

describe("the size of a volume", () => {
  it("is one that its type has", () => {
    expect(findingsOf(rule, [diskClass(), storage("500Mi")])).toEqual([]);
    expect(findingsOf(rule, [diskClass({ provisioner: "efs.csi.aws.com" }), storage("900Ti")])).toEqual([]);
  });

  it("is refused beyond", () => {
    const [slow, small] = [diskClass({ parameters: { type: "st1" } }), storage("50Gi")];
    expect(findingsOf(rule, [slow, small])).toEqual([
      at(
        rule,
        small,
        "PersistentVolumeClaim data asks for 50Gi, and a st1 volume has 125 to 16384 GiB: AWS refuses to make it",
        "ask for more, or use a class of another type",
      ),
    ]);
    expect(findingsOf(rule, [diskClass(), storage("200Ti")])).toHaveLength(1);
  });
});
