import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("volume-mounts", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("volume-mounts", one, message, fix)]);
}

describe("mounts of volumes", () => {
  const data = { name: "data", emptyDir: {} };
  const mounting = (mounts: Value[], volumes: Value[] = [data]) =>
    deployment("web", { volumeMounts: mounts }, { volumes });

  it("may be of volumes that a StatefulSet makes", () => {
    const template = {
      spec: { containers: [{ name: "main", volumeMounts: [{ name: "data", mountPath: "/data" }] }] },
    };
    const volumeClaimTemplates = [{ metadata: { name: "data" } }];
    expect(find(object("apps/v1 StatefulSet", "db", { spec: { template, volumeClaimTemplates } }))).toEqual(
      [],
    );
    // A Deployment makes none.
    expect(
      find(object("apps/v1 Deployment", "db", { spec: { template, volumeClaimTemplates } })),
    ).toHaveLength(1);
  });

  it("may be several of one volume", () => {
    const mounts = [
      { name: "data", mountPath: "/a", subPath: "a..b" },
      { name: "data", mountPath: "/b" },
    ];
    expect(find(mounting(mounts))).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      mounting([{ name: "dta", mountPath: "/a" }]),
      "container main mounts volume dta, which its pods do not have",
      "write data, or add volume dta",
    ],
    [
      mounting([{ name: "scratch", mountPath: "/a" }], []),
      "container main mounts volume scratch, which its pods do not have",
      "add volume scratch, or remove the mount",
    ],
    [
      mounting([
        { name: "data", mountPath: "/a", subPath: "x" },
        { name: "data", mountPath: "/a" },
      ]),
      "container main mounts more than one volume at /a",
      "give each a path of its own",
    ],
    [
      mounting([{ name: "data", mountPath: "/a", subPath: "x/../y" }]),
      'the mount /a of container main has the subPath "x/../y", which may lead out of the volume',
      'write a path inside the volume, without "/" at the beginning and without ".."',
    ],
    [
      mounting([{ name: "data", mountPath: "/a", subPath: "x", subPathExpr: "y" }]),
      "the mount /a of container main has both subPath and subPathExpr",
      "keep one of them",
    ],
  ])("are refused: %#", (one, message, fix) => {
    expectFault(one, message, fix);
  });
});
