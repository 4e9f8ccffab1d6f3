import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

describe("fields with a choice of values", () => {
  it("have one of them", () => {
    expect(
      findingsOf("field-choices", [
        object("rbac.authorization.k8s.io/v1 RoleBinding", "web", {
          roleRef: { kind: "Role", name: "web", apiGroup: "" },
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      object("rbac.authorization.k8s.io/v1 RoleBinding", "web", { roleRef: { kind: "role", name: "web" } }),
      'roleRef.kind is "role", which is none of Role and ClusterRole',
      "write Role",
    ],
    [
      object("rbac.authorization.k8s.io/v1 ClusterRoleBinding", "web", {
        roleRef: { kind: "Role", name: "web" },
      }),
      'roleRef.kind is "Role", which is none of ClusterRole',
      "write ClusterRole",
    ],
    [
      object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
        spec: { behavior: { scaleDown: { selectPolicy: "None" } } },
      }),
      'spec.behavior.scaleDown.selectPolicy is "None", which is none of Max, Min and Disabled',
      "write one of Max, Min and Disabled",
    ],
    [
      object("apps/v1 StatefulSet", "web", {
        spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retian" } },
      }),
      'spec.persistentVolumeClaimRetentionPolicy.whenDeleted is "Retian", which is none of Retain and Delete',
      "write Retain",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("field-choices", [one])).toEqual([at("field-choices", one, message, fix)]);
  });
});
