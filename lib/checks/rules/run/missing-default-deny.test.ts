import { describe, expect, it } from "vitest";
import { pods, policy } from "../../reach/reach.fixture.ts";
import { at, findingsOf } from "../../tree.fixture.ts";

const inNamespace = (namespace: string, of?: string) => {
  const one = policy(of ?? "deny", of, { ingress: of === undefined ? [] : [{ from: [pods("api")] }] });
  return { ...one, metadata: { ...one.metadata, namespace } };
};
const web = inNamespace("c", "web");

describe("missing-default-deny", () => {
  it("is none where every namespace denies, or several do not", () => {
    expect(
      findingsOf(
        "missing-default-deny",
        ["a", "b", "c"].map((name) => inNamespace(name)),
      ),
    ).toEqual([]);
    const others = [inNamespace("a"), inNamespace("b"), inNamespace("d", "api")];
    expect(findingsOf("missing-default-deny", [...others, web])).toEqual([]);
  });

  it("is found beside one other namespace where a rule for all pods is left", () => {
    const dns = { ...policy("dns", undefined, { egress: [] }), metadata: { name: "dns", namespace: "c" } };
    expect(findingsOf("missing-default-deny", [inNamespace("a"), web])).toEqual([]);
    expect(findingsOf("missing-default-deny", [inNamespace("a"), web, dns])).toHaveLength(1);
  });

  it("is found in the one namespace that differs", () => {
    expect(findingsOf("missing-default-deny", [inNamespace("a"), inNamespace("b"), web])).toEqual([
      at(
        "missing-default-deny",
        web,
        "no policy isolates every pod of namespace c, as the policies of 2 other namespaces do: everybody can reach what no other policy selects",
        "add a NetworkPolicy with an empty podSelector and no rules to namespace c",
        "warning",
      ),
    ]);
  });
});
