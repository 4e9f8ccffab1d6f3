import { describe, expect, it } from "vitest";
import { findingsOf, fullFacts, release } from "../../tree.fixture.ts";

const off = { enabled: false };
const find = (values: Record<string, typeof off>) =>
  findingsOf("hidden-control-planes", [], {
    facts: { ...fullFacts, eksAddons: ["vpc-cni"] },
    charts: [release("kube-prometheus-stack", values)],
  }).map(({ message }) => message);

describe("the control plane of EKS", () => {
  it("is watched by nobody, or its watchers do not know of EKS", () => {
    expect(find({ kubeEtcd: off, kubeScheduler: off, kubeControllerManager: off })).toEqual([]);
    expect(find({})).toEqual([]);
  });

  it("is not watched in part", () => {
    expect(find({ kubeScheduler: off, kubeControllerManager: off })).toEqual([
      "chart kube-prometheus-stack watches kubeEtcd, which EKS hides: its alerts on that never end",
    ]);
  });
});
