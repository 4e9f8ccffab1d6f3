import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "api-tokens";
const rbac = "rbac.authorization.k8s.io/v1";
const role = object(`${rbac} Role`, "reader", { rules: [{ resources: ["pods"], verbs: ["get"] }] });

const binding = object(`${rbac} RoleBinding`, "reader", {
  roleRef: { kind: "Role", name: "reader" },
  subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
});

const account = (fields: Record<string, Value> = {}) => object("ServiceAccount", "web", fields);

const web = (podSpec: Record<string, Value> = {}) =>
  deployment("web", {}, { serviceAccountName: "web", ...podSpec });

const off = { automountServiceAccountToken: false };

describe("pods whose ServiceAccount has rights", () => {
  it("get its token", () => {
    expect(findingsOf(rule, [role, binding, account(), web()])).toEqual([]);
    expect(
      findingsOf(rule, [role, binding, account(off), web({ automountServiceAccountToken: true })]),
    ).toEqual([]);
    const sources = [{ serviceAccountToken: { path: "token" } }];
    const projected = web({ ...off, volumes: [{ name: "token", projected: { sources } }] });
    expect(findingsOf(rule, [role, binding, account(), projected])).toEqual([]);
  });

  it("may be without it where others have it, or where the rights are for no calls", () => {
    const other = { ...web(), metadata: { name: "other" } };
    expect(findingsOf(rule, [role, binding, account(), web(off), other])).toEqual([]);
    const use = object(`${rbac} Role`, "reader", { rules: [{ verbs: ["use"] }] });
    expect(findingsOf(rule, [use, binding, account(), web(off)])).toEqual([]);
    expect(findingsOf(rule, [account(), web(off)])).toEqual([]);
  });

  it.each([
    [account(), web(off), "their template"],
    [account(off), web(), "ServiceAccount web"],
  ])("are refused without it", (one, pods, by) => {
    expect(findingsOf(rule, [role, binding, one, pods])).toEqual([
      at(
        rule,
        pods,
        `its ServiceAccount web has rights by RoleBinding reader, but automountServiceAccountToken of ${by} is false: its pods cannot call the API`,
        "set automountServiceAccountToken to true in the pod template, or remove the binding",
      ),
    ]);
  });
});
