import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { batch, withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const onBatch = (...tolerations: readonly Value[]) =>
  deployment("web", {}, { nodeSelector: { role: "batch" }, tolerations });

describe("the taint of the only nodes that pods may run on", () => {
  it("is not tolerated by a pod that says nothing of it", () => {
    const web = onBatch();
    expect(findingsOf("node-taints", [web], withNodes())).toEqual([
      at(
        "node-taints",
        web,
        "its pods may only run on nodes of batch, and do not tolerate their taint dedicated=batch:NoSchedule: its pods stay Pending for ever",
        "add a toleration of dedicated=batch:NoSchedule, or choose nodes without the taint",
      ),
    ]);
  });

  it.each([
    [{ key: "dedicated", value: "other" }],
    [{ key: "dedicate", operator: "Exists" }],
    [{ key: "dedicated", operator: "Exists", effect: "NoExecute" }],
    [{ key: "dedicated" }],
  ])("is not tolerated by %o", (toleration) => {
    expect(findingsOf("node-taints", [onBatch(toleration)], withNodes())).toHaveLength(1);
  });

  it.each([
    [{ key: "dedicated", value: "batch" }],
    [{ key: "dedicated", operator: "Equal", value: "batch", effect: "NoSchedule" }],
    [{ key: "dedicated", operator: "Exists" }],
    [{ operator: "Exists" }],
  ])("is tolerated by %o", (toleration) => {
    expect(findingsOf("node-taints", [onBatch(toleration)], withNodes())).toEqual([]);
  });

  it("is of no matter where others are, or where it only prefers", () => {
    expect(findingsOf("node-taints", [deployment("web")], withNodes())).toEqual([]);
    const soft = { ...batch, taints: [{ key: "dedicated", value: "batch", effect: "PreferNoSchedule" }] };
    expect(findingsOf("node-taints", [onBatch()], withNodes(soft))).toEqual([]);
  });

  it("is told as EKS writes it too", () => {
    const told = { ...batch, taints: [{ key: "dedicated", value: "batch", effect: "NO_SCHEDULE" }] };
    expect(findingsOf("node-taints", [onBatch()], withNodes(told))).toHaveLength(1);
  });
});
