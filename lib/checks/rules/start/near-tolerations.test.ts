import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { deployment, findingsOf } from "../../tree.fixture.ts";

describe("a toleration", () => {
  const near = (toleration: Value) =>
    findingsOf("near-tolerations", [deployment("web", {}, { tolerations: [toleration] })], withNodes()).map(
      ({ severity, message, fix }) => [severity, message, fix],
    );

  it.each([
    [{ key: "dedicated", value: "btch", effect: "NoSchedule" }, "dedicated=btch:NoSchedule"],
    [{ key: "dedicatd", value: "batch" }, "dedicatd=batch"],
    [{ key: "dedicated", operator: "Exists", effect: "NoExecute" }, "dedicated:NoExecute"],
  ])("that misses the taint it was written for is warned of: %o", (toleration, text) => {
    expect(near(toleration)).toEqual([
      [
        "warning",
        `tolerations[0] tolerates ${text}, which no node group has; the taint of its nodes is dedicated=batch:NoSchedule`,
        "tolerate dedicated=batch:NoSchedule, or remove the toleration",
      ],
    ]);
  });

  it.each([
    [{ key: "dedicated", value: "batch" }],
    [{ key: "nvidia.com/gpu", operator: "Exists" }],
    [{ operator: "Exists" }],
    [{ key: "node.kubernetes.io/not-ready", operator: "Exists" }],
  ])("that is right, or of no taint of the cluster, is not spoken of: %o", (toleration) => {
    expect(near(toleration)).toEqual([]);
  });
});
