import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, fullFacts, object } from "../../tree.fixture.ts";
import { application, brokenIn, project } from "./repository.fixture.ts";

const role = object("rbac.authorization.k8s.io/v1 ClusterRole", "shop");
const files = (lists: Record<string, Record<string, string>[] | undefined>) => ({
  "argocd/shop.yaml": application("shop", { project: "shop" }),
  "argocd/project.yaml": project("shop", lists),
  "apps/shop/deployment.yaml": deployment("shop"),
  "apps/shop/role.yaml": role,
});
const roles = { group: "rbac.authorization.k8s.io", kind: "ClusterRole" };

describe("project-kinds", () => {
  it.each([
    ["lists them", { clusterResourceWhitelist: [roles] }],
    ["allows all of them", { clusterResourceWhitelist: [{ group: "*", kind: "*" }] }],
    [
      "lists namespaced ones as well",
      { clusterResourceWhitelist: [roles], namespaceResourceWhitelist: [{ group: "apps", kind: "*" }] },
    ],
    [
      "forbids others",
      { clusterResourceWhitelist: [roles], namespaceResourceBlacklist: [{ group: "", kind: "Secret" }] },
    ],
  ])("accepts kinds where the project %s", (_, lists) => {
    expect(brokenIn("project-kinds", files(lists))).toEqual([]);
  });

  it("refuses a kind of the whole cluster that is not listed", () => {
    expect(brokenIn("project-kinds", files({ clusterResourceWhitelist: undefined }))).toEqual([
      [
        "error",
        "apps/shop/role.yaml",
        "project shop of Application shop does not allow ClusterRole of rbac.authorization.k8s.io",
        "add it to clusterResourceWhitelist of AppProject shop",
      ],
    ]);
  });

  it.each([
    ["that is not in the list", { namespaceResourceWhitelist: [{ group: "", kind: "Service" }] }],
    ["that is forbidden", { namespaceResourceBlacklist: [{ group: "apps", kind: "Deployment" }] }],
  ])("refuses a namespaced kind %s", (_, lists) => {
    expect(brokenIn("project-kinds", files(lists))).toEqual([
      [
        "error",
        "apps/shop/deployment.yaml",
        "project shop of Application shop does not allow Deployment of apps",
        "add it to namespaceResourceWhitelist of AppProject shop",
      ],
    ]);
  });

  it("refuses what a chart brings", () => {
    const chart = application("certificates", {
      project: "shop",
      source: { repoURL: "https://charts.example.com", chart: "cert-manager", targetRevision: "1.0.0" },
    });
    const facts = { ...fullFacts, chartsProvide: { "cert-manager": { crdGroups: ["cert-manager.io"] } } };
    const narrow = project("shop", { clusterResourceWhitelist: [roles] });
    expect(findingsOf("project-kinds", [chart, narrow], { facts })).toEqual([
      at(
        "project-kinds",
        chart,
        "chart cert-manager brings objects of kind CustomResourceDefinition, which project shop does not allow",
        "add it to clusterResourceWhitelist of AppProject shop",
      ),
    ]);
    expect(findingsOf("project-kinds", [chart, project("shop")], { facts })).toEqual([]);
  });
});
