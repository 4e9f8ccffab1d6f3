import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-services", () => {
  const withAddress = (clusterIP?: string, more: Record<string, Value> = {}) =>
    object("Service", "db", {
      spec: { selector: { app: "db" }, ...(clusterIP !== undefined && { clusterIP }), ...more },
    });
  const cure = "leave it as it is, or add a Service of another name";

  it("finds a Service that becomes headless, and one that is to be so no longer", () => {
    expect(changed("immutable-services", [withAddress()], [withAddress("None")])).toEqual([
      at(
        "immutable-services",
        withAddress("None"),
        "it changes spec.clusterIP from the address that it has to None: the API server refuses that, so that every sync fails until it is deleted by hand: whoever uses it gets no answer until then",
        orSay(cure, "Replaces: Service shop/db"),
      ),
    ]);
    expect(changed("immutable-services", [withAddress("None")], [withAddress()])).toEqual([
      at(
        "immutable-services",
        withAddress(),
        "it changes spec.clusterIP from None to an address: it stays headless as long as it exists",
        orSay(cure, "Replaces: Service shop/db"),
      ),
    ]);
  });

  it("finds another load balancer class", () => {
    const of = (loadBalancerClass: string) =>
      withAddress(undefined, { type: "LoadBalancer", loadBalancerClass });
    const [found] = changed("immutable-services", [of("service.k8s.aws/nlb")], [of("example.com/other")]);
    expect(found?.message).toBe(
      "it changes spec.loadBalancerClass from service.k8s.aws/nlb to example.com/other: the API server refuses that, so that every sync fails until it is deleted by hand: its address is lost",
    );
  });

  it("takes other ports, and an address that is left to the API server again", () => {
    const after = withAddress(undefined, { ports: [{ port: 80, targetPort: 8080 }] });
    expect(changed("immutable-services", [withAddress("172.20.0.9")], [after])).toEqual([]);
  });
});
