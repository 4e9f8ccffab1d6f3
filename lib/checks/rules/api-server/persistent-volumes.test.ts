import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const claim = (spec: Readonly<Record<string, Value>>) =>
  object("PersistentVolumeClaim", "data", {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
  });
const volume = (spec: Readonly<Record<string, Value>>) =>
  object("PersistentVolume", "data", {
    spec: { accessModes: ["ReadWriteOnce"], capacity: { storage: "1Gi" }, ...spec },
  });

describe("volumes and claims", () => {
  it("pass with one source and a size", () => {
    expect(
      findingsOf("persistent-volumes", [
        claim({}),
        volume({ csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-1" } }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [volume({}), "spec does not say where the volume is", "write its source, such as csi"],
    [
      volume({ csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-1" }, nfs: { server: "a", path: "/" } }),
      "spec has csi and nfs",
      "keep one source, and make volumes of the others",
    ],
    [
      volume({ local: { path: "/mnt/data" } }),
      "spec.local is on a node, but nodeAffinity names none",
      "write nodeAffinity.required",
    ],
    [volume({ capacity: { storage: "0" }, csi: {} }), "spec.capacity.storage is 0", "write its size"],
    [
      claim({ resources: { requests: { storage: "-1Gi" } } }),
      "resources.requests.storage is -1Gi",
      "write a size above 0",
    ],
    [
      claim({ resources: { requests: { storage: "2Gi" }, limits: { storage: "1Gi" } } }),
      "resources.requests.storage is 2Gi, above its limit of 1Gi",
      "raise the limit, or lower the request",
    ],
    [
      claim({ accessModes: ["ReadWriteOncePod", "ReadWriteOnce"] }),
      "accessModes has ReadWriteOncePod beside others",
      "keep ReadWriteOncePod alone, or remove it",
    ],
    [
      claim({ dataSource: { kind: "VolumeSnapshot", name: "nightly" } }),
      "dataSource is a VolumeSnapshot of the core group, which the API server drops",
      "write its apiGroup, such as snapshot.storage.k8s.io",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("persistent-volumes", [one])).toEqual([at("persistent-volumes", one, message, fix)]);
  });
});
