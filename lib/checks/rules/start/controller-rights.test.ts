import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object, release } from "../../tree.fixture.ts";

const rule = "controller-rights";
const image = "registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.13.0";
const metrics = deployment("metrics", { image }, { serviceAccountName: "metrics" });

function binding(subject: Record<string, string>): KubernetesObject {
  return object("rbac.authorization.k8s.io/v1 ClusterRoleBinding", "metrics", {
    roleRef: { kind: "ClusterRole", name: "metrics" },
    subjects: [subject],
  });
}

describe("a controller that calls the API", () => {
  it.each([
    [{ kind: "ServiceAccount", name: "metrics", namespace: "shop" }],
    [{ kind: "User", name: "system:serviceaccount:shop:metrics" }],
    [{ kind: "Group", name: "system:serviceaccounts:shop" }],
  ])("has rights by %o", (subject) => {
    expect(findingsOf(rule, [metrics, binding(subject)])).toEqual([]);
  });

  it("may have those of a chart, and other pods need none", () => {
    expect(findingsOf(rule, [metrics], { charts: [release("tool")] })).toEqual([]);
    expect(
      findingsOf(rule, [deployment("web", { image: "registry.example.com/external-dns-docs:1" })]),
    ).toEqual([]);
  });

  it("is refused everything without", () => {
    const other = binding({ kind: "ServiceAccount", name: "metric", namespace: "shop" });
    expect(findingsOf(rule, [metrics, other])).toEqual([
      at(
        rule,
        metrics,
        "its pods run kube-state-metrics as ServiceAccount metrics, to which no RoleBinding or ClusterRoleBinding gives rights: the API refuses all its calls",
        "name the ServiceAccount of its binding, or bind a role to shop/metrics",
      ),
    ]);
  });
});
