import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { binding, role } from "./access.fixture.ts";

const reader = (kinds: string, kind: string) => role("web", [["", kinds, "get,list"]], kind);

describe("secret-readers", () => {
  it.each([
    ["Secrets of one namespace", reader("secrets", "Role"), binding("web", "web")],
    ["other kinds", reader("configmaps", "ClusterRole"), binding("web", "web", "Cluster")],
    ["operators", reader("secrets", "ClusterRole"), binding("web", "cert-manager", "Cluster")],
  ])("accept %s", (_, one, other) => {
    expect(findingsOf("secret-readers", [one, other])).toEqual([]);
  });

  it("are warned of in the whole cluster", () => {
    const bound = binding("web", "web", "Cluster");
    expect(findingsOf("secret-readers", [reader("pods,secrets", "ClusterRole"), bound])).toEqual([
      at(
        "secret-readers",
        bound,
        "by role web, ServiceAccount shop/web reads the Secrets of all namespaces",
        "use a RoleBinding of the namespace that is meant, or name the Secrets in resourceNames",
        "warning",
      ),
    ]);
  });
});
