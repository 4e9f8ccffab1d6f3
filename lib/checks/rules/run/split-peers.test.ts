import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { namespace, pods, policy } from "../../reach/reach.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const facts = { preinstalled: { namespaces: ["edge"] } };
const admits = (...from: Value[]) => policy("web", "web", { ingress: [{ from }] });
const found = (...from: Value[]) =>
  findingsOf("split-peers", [deployment("web"), deployment("api"), admits(...from)], { facts });

describe("split-peers", () => {
  it("are none in one item, or where the namespace has such pods", () => {
    expect(found({ ...namespace("edge"), ...pods("proxy") })).toEqual([]);
    expect(found(namespace("edge"), pods("api"))).toEqual([]);
  });

  it("are found where the pods are only elsewhere", () => {
    expect(found(namespace("edge"), pods("proxy"))).toEqual([
      at(
        "split-peers",
        admits(namespace("edge"), pods("proxy")),
        "spec.ingress[0].from[0] and [1] are two peers: every pod of the namespaces with kubernetes.io/metadata.name=edge, and pods with app=proxy of namespace shop, which has none",
        "write namespaceSelector and podSelector in one item of the list",
        "warning",
      ),
    ]);
  });
});
