import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("unused-tokens", objects);
const off = { automountServiceAccountToken: false };
const careful = ["one", "two", "three"].map((name) => deployment(name, {}, off));

describe("tokens of ServiceAccounts", () => {
  it("are for nobody where pods have no use for them, by the pods or by the ServiceAccount", () => {
    const account = object("ServiceAccount", "web", off);
    expect(find(...careful, account, deployment("web", {}, { serviceAccountName: "web" }))).toEqual([]);
  });

  it("are doubtful where most others of the tree have none", () => {
    const web = deployment("web");
    expect(find(...careful, web)).toEqual([
      at(
        "unused-tokens",
        web,
        "its pods have the token of ServiceAccount default, which has no rights, while those of most others of the tree have none",
        "set automountServiceAccountToken to false",
        "warning",
      ),
    ]);
  });

  it("are used by accounts with rights, and by programs that ask the API", () => {
    const binding = object("rbac.authorization.k8s.io/v1 RoleBinding", "web", {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
      subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
    });
    const bound = deployment("web", {}, { serviceAccountName: "web" });
    const client = deployment("wait", { command: ["kubectl", "wait"] });
    expect(find(...careful, binding, bound, client)).toEqual([]);
  });

  it("are left alone where the tree has no such habit", () => {
    expect(find(...careful, deployment("web"), deployment("api"))).toEqual([]);
  });
});
