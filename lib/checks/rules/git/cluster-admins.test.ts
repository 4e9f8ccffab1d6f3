import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { binding } from "./access.fixture.ts";

const find = (one: Parameters<typeof at>[1]) => findingsOf("cluster-admins", [one]);

describe("cluster-admins", () => {
  it.each([
    ["people", binding("cluster-admin", "Group platform-team", "Cluster")],
    ["what delivers to the cluster", binding("cluster-admin", "argocd-application-controller", "Cluster")],
    ["other roles", binding("view", "web", "Cluster")],
    ["what everybody has", binding("system:discovery", "Group system:authenticated", "Cluster")],
  ])("accepts %s", (_, one) => {
    expect(find(one)).toEqual([]);
  });

  it("refuses a workload", () => {
    const one = binding("cluster-admin", "web", "Cluster");
    expect(find(one)).toEqual([
      at(
        "cluster-admins",
        one,
        "it makes ServiceAccount shop/web administrator of the cluster: whoever breaks into one of its pods is that as well",
        "bind a role with the rights that it uses",
      ),
    ]);
  });

  it.each([
    ["view", "User system:anonymous"],
    ["view", "Group system:unauthenticated"],
    ["cluster-admin", "Group system:authenticated"],
    ["edit", "Group system:serviceaccounts"],
  ])("refuses role %s for %s", (role, subject) => {
    const one = binding(role, subject, "Cluster");
    expect(find(one)).toEqual([
      at(
        "cluster-admins",
        one,
        `it gives role ${role} to ${subject}, which is everybody who reaches the API server`,
        "bind the role to the group or the account that needs it",
      ),
    ]);
  });
});
