import { describe, expect, it } from "vitest";
import { policy } from "../../reach/reach.fixture.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const labelled = object("Namespace", "edge", {}, { labels: { role: "edge" } });
const to = (key: string, value: string) =>
  policy("web", "web", { egress: [{ to: [{ namespaceSelector: { matchLabels: { [key]: value } } }] }] });
const found = (key: string, value: string) =>
  findingsOf("unmatched-namespaces", [labelled, to(key, value)], { facts: { preinstalled: {} } });

describe("unmatched-namespaces", () => {
  it("are none whose labels a namespace has", () => {
    expect(found("role", "edge")).toEqual([]);
    expect(found("kubernetes.io/metadata.name", "nowhere")).toEqual([]);
  });

  it("are found by a label that stands for the name", () => {
    expect(found("name", "kube-system")).toEqual([
      at(
        "unmatched-namespaces",
        to("name", "kube-system"),
        "spec.egress[0].to[0].namespaceSelector asks for name=kube-system, which no namespace has: the peer is nobody",
        "write kubernetes.io/metadata.name: kube-system, or give Namespace kube-system the label",
      ),
    ]);
  });

  it("are found by a label that none has, unless one may have it that the tree does not show", () => {
    expect(found("role", "egde")).toHaveLength(1);
    expect(findingsOf("unmatched-namespaces", [labelled, to("role", "egde")])).toEqual([]);
  });
});
