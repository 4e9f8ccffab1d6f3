import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("lost-isolation", () => {
  const policy = (name: string, podSelector: Record<string, Value>, more = {}) =>
    object("networking.k8s.io/v1 NetworkPolicy", name, { spec: { podSelector, ...more } });
  const own = policy("web", { matchLabels: { app: "web" } });

  it("finds pods that become open", () => {
    expect(changed("lost-isolation", [deployment("web"), own], [deployment("web")])).toEqual([
      at(
        "lost-isolation",
        own,
        "it is gone, and no other policy selects the pods of Deployment web: they accept connections from everywhere",
        orSay("keep what it said", "Destroys: NetworkPolicy shop/web"),
      ),
    ]);
  });

  it("finds the direction that is open", () => {
    const both = policy("all", {}, { policyTypes: ["Ingress", "Egress"] });
    const found = changed("lost-isolation", [deployment("web"), both, own], [deployment("web"), own]);
    expect(found.map(({ message }) => message)).toEqual([
      "it is gone, and no other policy selects the pods of Deployment web: they may connect to everywhere",
    ]);
  });

  it("takes a policy whose pods another one isolates", () => {
    const all = policy("default-deny", {}, { policyTypes: ["Ingress", "Egress"] });
    expect(changed("lost-isolation", [deployment("web"), own, all], [deployment("web"), all])).toEqual([]);
  });

  it("finds a policy that holds for one direction only", () => {
    const both = policy("all", {}, { policyTypes: ["Ingress", "Egress"] });
    const one = policy("all", {}, { policyTypes: ["Ingress"] });
    const found = changed("lost-isolation", [deployment("web"), both], [deployment("web"), one]);
    expect(found.map(({ message }) => message)).toEqual([
      "it no longer holds for them, and no other policy selects the pods of Deployment web: they may connect to everywhere",
    ]);
  });
});
