import { describe, expect, it } from "vitest";
import { mounting, statefulSet } from "../../storage/storage.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "claim-templates";

describe("a disk of pods", () => {
  it("is mounted by a container, or given to it as it is", () => {
    expect(findingsOf(rule, [statefulSet({ volumeMounts: [{ name: "data", mountPath: "/data" }] })])).toEqual(
      [],
    );
    expect(
      findingsOf(rule, [statefulSet({ volumeDevices: [{ name: "data", devicePath: "/dev/a" }] })]),
    ).toEqual([]);
    expect(findingsOf(rule, [mounting("web")])).toEqual([]);
  });

  it("is warned of where nothing mounts it", () => {
    const db = statefulSet({ volumeMounts: [{ name: "date", mountPath: "/data" }] });
    expect(findingsOf(rule, [db])).toEqual([
      at(
        rule,
        db,
        "no container mounts its volumeClaimTemplate data: what they write is lost with them",
        "mount data where date is mounted, or remove it",
        "warning",
      ),
    ]);
    const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "files" } }];
    expect(findingsOf(rule, [deployment("web", {}, { volumes })])).toMatchObject([
      {
        message: "no container mounts its volume data of claim files: what they write is lost with them",
        fix: "mount data in a container, or remove it",
      },
    ]);
  });
});
