import { describe, expect, it } from "vitest";
import { claim, claimSpec, diskClass } from "../../storage/storage.fixture.ts";
import { at, findingsOf, object, release } from "../../tree.fixture.ts";

const rule = "default-storage-class";
const annotations = { "storageclass.kubernetes.io/is-default-class": "true" };
const { storageClassName: _, ...withoutClass } = claimSpec();
const open = object("PersistentVolumeClaim", "data", { spec: withoutClass });
const facts = (...storageClasses: readonly string[]) => ({
  facts: { kubernetesVersion: "1.33", preinstalled: { storageClasses } },
});

describe("a claim without a class", () => {
  it("gets the default", () => {
    expect(findingsOf(rule, [open, diskClass({}, { annotations })])).toEqual([]);
  });

  it("stays Pending where there is no default", () => {
    const message =
      "PersistentVolumeClaim data names no storageClassName, and no class of the cluster is the default: it stays Pending for ever";
    const expected = [at(rule, open, message, "name a class, of which there is disk")];
    expect(findingsOf(rule, [open, diskClass()], facts())).toEqual(expected);
    expect(findingsOf(rule, [open, diskClass()], facts("gp2"))).toEqual(expected);
  });

  it("may get one that the tree does not show", () => {
    expect(findingsOf(rule, [open], { facts: {} })).toEqual([]);
    expect(findingsOf(rule, [open], facts("gp3"))).toEqual([]);
    expect(findingsOf(rule, [open], { ...facts(), charts: [release("storage")] })).toEqual([]);
  });

  it("is another thing than one of the class that is none, or of a volume", () => {
    expect(findingsOf(rule, [claim({ storageClassName: "" })], facts())).toEqual([]);
    const bound = object("PersistentVolumeClaim", "data", {
      spec: { ...withoutClass, volumeName: "disk-1" },
    });
    expect(findingsOf(rule, [bound], facts())).toEqual([]);
  });
});

describe("two default classes", () => {
  it("are warned of", () => {
    const other = object("storage.k8s.io/v1 StorageClass", "fast", {}, { annotations });
    expect(findingsOf(rule, [diskClass({}, { annotations }), other])).toEqual([
      at(
        rule,
        other,
        "it is the default class beside StorageClass disk: claims without a class get the one that was made last",
        "make one of them the default",
        "warning",
      ),
    ]);
  });
});
