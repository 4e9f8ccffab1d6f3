import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

type Spec = Readonly<Record<string, Value>>;
const find = (one: KubernetesObject) => findingsOf("ingress-backends", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("ingress-backends", one, message, fix)]);
}

describe("backends of Ingresses", () => {
  const service = { name: "web", port: { number: 80 } };

  const ingress = (path: Spec) =>
    object("networking.k8s.io/v1 Ingress", "web", {
      spec: { rules: [{ http: { paths: [{ backend: { service }, ...path }] } }] },
    });

  it.each<[Value, string]>([
    [{ name: "http", number: 80 }, "port http and port 80"],
    [{}, "no port"],
  ])("may not lead to the port %j", (port, found) => {
    const backend = { service: { name: "web", port } };
    expectFault(
      ingress({ pathType: "Prefix", path: "/", backend }),
      `the backend of spec.rules[0].http.paths[0] names ${found} of its Service`,
      "write port.name or port.number",
    );
  });
});
