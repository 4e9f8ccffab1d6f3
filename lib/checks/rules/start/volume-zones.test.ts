import { describe, expect, it } from "vitest";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { claim, diskClass, mounting, statefulSet, volume } from "../../storage/storage.fixture.ts";
import { at, findingsOf } from "../../tree.fixture.ts";

const rule = "volume-zones";
const key = "topology.kubernetes.io/zone";

const classIn = (...values: readonly string[]) =>
  diskClass({ allowedTopologies: [{ matchLabelExpressions: [{ key, values }] }] });

const volumeIn = (...values: readonly string[]) =>
  volume({
    nodeAffinity: {
      required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: "In", values }] }] },
    },
  });

describe("a zone of volumes", () => {
  it("is one of the cluster, or nobody knows", () => {
    expect(findingsOf(rule, [classIn("eu-west-1a"), volumeIn("eu-west-1b")], withNodes())).toEqual([]);
    expect(findingsOf(rule, [classIn("us-east-1a")])).toEqual([]);
  });

  it("is none of the cluster", () => {
    const wrong = classIn("eu-west-1d");
    expect(findingsOf(rule, [wrong], withNodes())).toEqual([
      at(
        rule,
        wrong,
        "its volumes are in eu-west-1d, and the zones of the cluster are eu-west-1a and eu-west-1b: no pod can ever mount them",
        "write eu-west-1a",
      ),
    ]);
    expect(findingsOf(rule, [volumeIn("us-east-1f")], withNodes())).toMatchObject([
      { fix: "write zones of the cluster" },
    ]);
  });

  it("is warned of where others are of the cluster", () => {
    expect(findingsOf(rule, [classIn("eu-west-1a", "eu-west-1d")], withNodes())).toMatchObject([
      { severity: "warning", message: expect.stringContaining("those there can never be mounted") },
    ]);
  });
});

describe("pods with a volume", () => {
  const inB = { nodeSelector: { [key]: "eu-west-1b" } };

  it("run in its zone", () => {
    const bound = claim({ volumeName: "disk-1" });
    expect(findingsOf(rule, [volumeIn("eu-west-1b"), bound, mounting("web", {}, inB)], withNodes())).toEqual(
      [],
    );
    expect(findingsOf(rule, [classIn("eu-west-1a"), statefulSet()], withNodes())).toEqual([]);
  });

  it("may not run in its zone", () => {
    const web = mounting("web", {}, inB);
    expect(
      findingsOf(rule, [volumeIn("eu-west-1a"), claim({ volumeName: "disk-1" }), web], withNodes()),
    ).toEqual([
      at(
        rule,
        web,
        "the volume of PersistentVolumeClaim data is in eu-west-1a, and its pods may only run in eu-west-1b: they stay Pending for ever",
        "let the pods run in the zone of their volume",
      ),
    ]);
    expect(findingsOf(rule, [classIn("eu-west-1a"), claim(), web], withNodes())).toHaveLength(1);
  });
});
