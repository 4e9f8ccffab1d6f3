import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object, service } from "../../tree.fixture.ts";

describe("address-loss", () => {
  const balanced = service("web", [], {});
  const loadBalancer = object("Service", "web", { spec: { type: "LoadBalancer", selector: { app: "web" } } });
  const kept = object("ConfigMap", "kept");
  const ingress = (name: string, ...hosts: readonly string[]) =>
    object("networking.k8s.io/v1 Ingress", name, { spec: { rules: hosts.map((host) => ({ host })) } });

  it("finds a load balancer that goes with its Service or with the type of it", () => {
    const effect = "its load balancer is deleted, and the address is lost for good";
    expect(changed("address-loss", [loadBalancer, kept], [kept])).toEqual([
      at(
        "address-loss",
        loadBalancer,
        `it is gone from Git and will be deleted: ${effect}`,
        orSay("keep its manifest", "Destroys: Service shop/web"),
      ),
    ]);
    expect(changed("address-loss", [loadBalancer], [balanced])).toEqual([
      at(
        "address-loss",
        balanced,
        `spec.type changes from LoadBalancer to ClusterIP: ${effect}`,
        orSay("leave spec.type as it is", "Destroys: Service shop/web"),
      ),
    ]);
  });

  it("finds hosts that nothing serves any more", () => {
    const both = ingress("web", "a.example.com", "b.example.com");
    expect(changed("address-loss", [both, kept], [kept])).toEqual([
      at(
        "address-loss",
        both,
        "it is gone from Git and will be deleted: nothing else serves a.example.com and b.example.com",
        orSay("keep its manifest", "Destroys: Ingress shop/web"),
      ),
    ]);
    expect(changed("address-loss", [both], [ingress("web", "a.example.com")])).toEqual([
      at(
        "address-loss",
        both,
        "it serves b.example.com no longer, and nothing else does",
        orSay("keep the host beside the new one", "Destroys: Ingress shop/web"),
      ),
    ]);
  });

  it("takes hosts that another Ingress serves, and a Service inside of the cluster that goes", () => {
    const before = [ingress("old", "a.example.com"), balanced];
    expect(changed("address-loss", before, [ingress("new", "a.example.com"), kept])).toEqual([]);
  });

  it("takes hosts that a route or a wildcard serves", () => {
    const route = object("gateway.networking.k8s.io/v1 HTTPRoute", "web", {
      spec: { hostnames: ["a.example.com"] },
    });
    expect(changed("address-loss", [ingress("web", "a.example.com")], [route])).toEqual([]);
    expect(
      changed("address-loss", [ingress("web", "a.example.com")], [ingress("all", "*.example.com")]),
    ).toEqual([]);
  });
});
