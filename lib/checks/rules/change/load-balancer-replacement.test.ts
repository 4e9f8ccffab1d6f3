import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("load-balancer-replacement", () => {
  const scheme = "alb.ingress.kubernetes.io/scheme";
  const ingress = (ingressClassName: string, annotations: Record<string, string> = {}) =>
    object("networking.k8s.io/v1 Ingress", "web", { spec: { ingressClassName } }, { annotations });

  it("finds another scheme", () => {
    const after = ingress("alb", { [scheme]: "internet-facing" });
    expect(changed("load-balancer-replacement", [ingress("alb")], [after])).toEqual([
      at(
        "load-balancer-replacement",
        after,
        "it changes annotation alb.ingress.kubernetes.io/scheme from internal to internet-facing: it gets another load balancer with another address, and the old one is deleted",
        orSay("leave it as it is", "Replaces: Ingress shop/web"),
      ),
    ]);
  });

  it("finds another class", () => {
    const [found] = changed("load-balancer-replacement", [ingress("alb")], [ingress("nginx")]);
    expect(found?.message).toBe(
      "it changes the class from alb to nginx: it gets another load balancer with another address, and the old one is deleted",
    );
  });

  it("takes a class that moves from the annotation to its field, and other annotations", () => {
    const old = object(
      "networking.k8s.io/v1 Ingress",
      "web",
      {},
      {
        annotations: { "kubernetes.io/ingress.class": "alb" },
      },
    );
    const after = ingress("alb", { "alb.ingress.kubernetes.io/healthcheck-path": "/health" });
    expect(changed("load-balancer-replacement", [old], [after])).toEqual([]);
  });
});
