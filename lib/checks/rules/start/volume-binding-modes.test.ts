import { describe, expect, it } from "vitest";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { diskClass } from "../../storage/storage.fixture.ts";
import { at, findingsOf } from "../../tree.fixture.ts";

const rule = "volume-binding-modes";
const immediate = diskClass({ volumeBindingMode: "Immediate" });

describe("a volume of one zone", () => {
  it("is made where its pod runs, or there is one zone", () => {
    expect(findingsOf(rule, [diskClass()], withNodes())).toEqual([]);
    expect(findingsOf(rule, [immediate])).toEqual([]);
    const values = ["eu-west-1a"];
    const allowedTopologies = [{ matchLabelExpressions: [{ key: "topology.kubernetes.io/zone", values }] }];
    expect(
      findingsOf(rule, [diskClass({ volumeBindingMode: "Immediate", allowedTopologies })], withNodes()),
    ).toEqual([]);
  });

  it("is of no matter for a file system of all zones", () => {
    const shared = diskClass({ provisioner: "efs.csi.aws.com", volumeBindingMode: "Immediate" });
    expect(findingsOf(rule, [shared], withNodes())).toEqual([]);
  });

  it("is warned of where it is made before", () => {
    expect(findingsOf(rule, [immediate], withNodes())).toEqual([
      at(
        rule,
        immediate,
        "its volumeBindingMode is Immediate: volumes are made in any of eu-west-1a and eu-west-1b before it is known where their pods can run",
        "set volumeBindingMode to WaitForFirstConsumer",
        "warning",
      ),
    ]);
  });
});
