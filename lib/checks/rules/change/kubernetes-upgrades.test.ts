import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { changedTrees } from "../../change/change.fixture.ts";
import { object, treeOf } from "../../tree.fixture.ts";

describe("kubernetes-upgrades", () => {
  const tree = (kubernetesVersion: string, ...objects: readonly KubernetesObject[]) =>
    treeOf([object("ConfigMap", "kept"), ...objects], { facts: { kubernetesVersion } });
  const find = (from: string, to: string, ...objects: readonly KubernetesObject[]) =>
    changedTrees("kubernetes-upgrades", tree(from, ...objects), tree(to, ...objects)).map(
      ({ message, fix }) => `${message}; ${fix}`,
    );
  const say = 'or say so in a commit with the trailer "Replaces: Cluster test"';

  it("finds a version that is lowered, and one that is left out", () => {
    expect(find("1.36", "1.35")).toEqual([
      `Kubernetes goes from 1.36 to 1.35: EKS lowers no version, and Terraform would build the cluster anew or fail; stay at 1.36, ${say}`,
    ]);
    expect(find("1.34", "1.36")).toEqual([
      `Kubernetes goes from 1.34 to 1.36: EKS raises one minor version at a time and refuses more; go to 1.35 first, ${say}`,
    ]);
  });

  it("finds objects in versions that are served no longer", () => {
    const budget = object("policy/v1beta1 PodDisruptionBudget", "web");
    expect(find("1.24", "1.25", budget)).toEqual([
      `Kubernetes 1.25 serves the APIs of PodDisruptionBudget web (policy/v1beta1) no longer: they cannot be synced any more; write them in the version that took their place, before the cluster is raised, ${say}`,
    ]);
  });

  it("takes the next version", () => {
    expect(find("1.35", "1.36", object("policy/v1 PodDisruptionBudget", "web"))).toEqual([]);
  });
});
