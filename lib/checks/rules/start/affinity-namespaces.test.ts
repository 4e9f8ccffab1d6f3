import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "affinity-namespaces";

function near(app: string, namespace: string): KubernetesObject {
  const term = {
    topologyKey: "kubernetes.io/hostname",
    namespaces: [namespace],
    labelSelector: { matchLabels: { app } },
  };
  const podAffinity = { requiredDuringSchedulingIgnoredDuringExecution: [term] };
  return deployment("web", {}, { affinity: { podAffinity } });
}

const cache = { ...deployment("cache"), metadata: { name: "cache", namespace: "data" } };

describe("pods that others have to be near", () => {
  it("are in the namespace that is named", () => {
    expect(findingsOf(rule, [near("cache", "data"), cache])).toEqual([]);
    expect(findingsOf(rule, [near("web", "shop"), cache])).toEqual([]);
  });

  it("are not looked for where charts put pods", () => {
    expect(findingsOf(rule, [near("cache", "kube-system")])).toEqual([]);
  });

  it("are missed where none are", () => {
    const web = near("cach", "data");
    expect(findingsOf(rule, [web, cache])).toEqual([
      at(
        rule,
        web,
        "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0] asks for app=cach in namespace data, where no pods have these labels: its pods stay Pending for ever",
        "write the labels and the namespace of the pods that are meant",
      ),
    ]);
  });
});
