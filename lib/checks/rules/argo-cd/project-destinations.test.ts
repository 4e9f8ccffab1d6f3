import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";
import { application, brokenIn, project } from "./repository.fixture.ts";

const shop = application("shop", { project: "shop" });
const allowing = (...destinations: Record<string, string>[]) => project("shop", { destinations });

describe("project-destinations", () => {
  it.each([
    ["by the name of the cluster", { name: "in-cluster", namespace: "shop" }],
    ["by its server", { server: "https://kubernetes.default.svc", namespace: "shop*" }],
    ["by patterns", { name: "*", namespace: "*" }],
  ])("accepts what a project allows %s", (_, destination) => {
    expect(findingsOf("project-destinations", [shop, allowing(destination)])).toEqual([]);
  });

  it("accepts what may be allowed by the server of a cluster that only its name tells", () => {
    const remote = application("shop", {
      project: "shop",
      destination: { name: "live", namespace: "shop" },
    });
    const byServer = allowing({ server: "https://live.example.com", namespace: "shop" });
    expect(findingsOf("project-destinations", [remote, byServer])).toEqual([]);
    const facts = { argocdDestinations: [{ name: "live", server: "https://other.example.com" }] };
    expect(findingsOf("project-destinations", [remote, byServer], { facts })).toHaveLength(1);
  });

  it.each([
    ["another namespace", { name: "in-cluster", namespace: "shops" }],
    ["another cluster", { name: "live", namespace: "*" }],
    ["everything but this", { server: "*", namespace: "!shop" }],
  ])("refuses a destination where the project allows %s", (_, destination) => {
    expect(findingsOf("project-destinations", [shop, allowing(destination)])).toEqual([
      at(
        "project-destinations",
        shop,
        "its destination, namespace shop of in-cluster, is none that project shop allows",
        "add namespace shop to destinations of AppProject shop, or correct it",
      ),
    ]);
  });

  it("refuses a resource that names a namespace of its own, once for each namespace", () => {
    const elsewhere = (kind: string) => object(kind, "config", {}, { namespace: "kube-system" });
    const files = {
      "argocd/shop.yaml": shop,
      "argocd/project.yaml": allowing({ name: "in-cluster", namespace: "shop" }),
      "apps/shop/deployment.yaml": deployment("shop"),
      "apps/shop/role.yaml": object("rbac.authorization.k8s.io/v1 ClusterRole", "shop"),
      "apps/shop/a.yaml": elsewhere("ConfigMap"),
      "apps/shop/b.yaml": elsewhere("ServiceAccount"),
    };
    expect(brokenIn("project-destinations", files)).toEqual([
      [
        "error",
        "apps/shop/a.yaml",
        "Application shop puts it into namespace kube-system, which project shop does not allow",
        "add namespace kube-system to destinations of AppProject shop, or correct it",
      ],
    ]);
  });
});
