import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("topology-spread", objects);
const app = (name: string) => ({ matchLabels: { app: name } });

describe("spread constraints", () => {
  const spread = (name: string) =>
    deployment("backend", {}, { topologySpreadConstraints: [{ labelSelector: app(name) }] });

  it("count the workload's own pods", () => {
    expect(find(spread("backend"))).toEqual([]);
    expect(find(spread("back"))).toEqual([
      at(
        "topology-spread",
        spread("back"),
        "topologySpreadConstraints[0] counts pods with app=back, which its own pods do not have",
        "write labels of the pod template",
      ),
    ]);
  });
});
