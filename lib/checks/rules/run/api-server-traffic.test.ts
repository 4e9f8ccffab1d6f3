import { describe, expect, it } from "vitest";
import { block, denyAll, pods, policy, port } from "../../reach/reach.fixture.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const operator = deployment("operator", {}, { serviceAccountName: "operator" });
const account = (automountServiceAccountToken?: boolean) =>
  object("ServiceAccount", "operator", { automountServiceAccountToken });
const binding = object("rbac.authorization.k8s.io/v1 RoleBinding", "operator", {
  roleRef: { kind: "Role", name: "operator" },
  subjects: [{ kind: "ServiceAccount", name: "operator", namespace: "shop" }],
});
const sends = (to: ReturnType<typeof block> | ReturnType<typeof pods>, number: number) =>
  policy("operator", "operator", { egress: [{ to: [to], ports: [port(number)] }] });

const found = (rule: ReturnType<typeof sends>, mounted?: boolean) =>
  findingsOf("api-server-traffic", [operator, account(mounted), binding, denyAll, rule]);

describe("api-server-traffic", () => {
  it("is let through to addresses of the cluster", () => {
    expect(found(sends(block("10.0.0.0/16"), 443))).toEqual([]);
    expect(found(sends(block("172.20.0.1/32"), 443))).toEqual([]);
    expect(found(sends(block("0.0.0.0/0"), 6443))).toEqual([]);
  });

  it("is found where it is not", () => {
    expect(found(sends(pods("api"), 443))).toEqual([
      at(
        "api-server-traffic",
        operator,
        "RoleBinding operator gives ServiceAccount operator rights at the API server, but NetworkPolicies deny and operator isolate Deployment operator, and no policy lets it send to port 443 of the API server",
        "allow egress to port 443 of the API server in a NetworkPolicy for Deployment operator",
      ),
    ]);
  });

  it("is none of pods without a token", () => {
    expect(found(sends(pods("api"), 443), false)).toEqual([]);
  });
});
