import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

type Spec = Readonly<Record<string, Value>>;
const find = (one: KubernetesObject) => findingsOf("ingress-paths", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("ingress-paths", one, message, fix)]);
}

describe("paths of Ingresses", () => {
  const service = { name: "web", port: { number: 80 } };

  const ingress = (path: Spec) =>
    object("networking.k8s.io/v1 Ingress", "web", {
      spec: { rules: [{ http: { paths: [{ backend: { service }, ...path }] } }] },
    });

  it.each<Spec>([
    { pathType: "Prefix", path: "/" },
    { pathType: "ImplementationSpecific" },
    { pathType: "ImplementationSpecific", path: "/a//b" },
  ])("may be %j", (path) => {
    expect(find(ingress(path))).toEqual([]);
  });

  it.each<[Spec, string, string]>([
    [{ pathType: "Prefix", path: "api" }, 'the path "api", which does not begin with "/"', 'write "/api"'],
    [{ pathType: "Exact" }, 'the path "", which does not begin with "/"', 'write "/"'],
    [
      { pathType: "ImplementationSpecific", path: "api/*" },
      'the path "api/*", which does not begin with "/"',
      'write "/api/*"',
    ],
    [
      { pathType: "Prefix", path: "/a/../b" },
      'the path "/a/../b", in which "/../" is not allowed',
      "write the path without it",
    ],
    [
      { pathType: "Exact", path: "/a/.." },
      'the path "/a/..", in which "/.." is not allowed',
      "write the path without it",
    ],
  ])("may not be %j", (path, message, fix) => {
    expectFault(ingress(path), `spec.rules[0].http.paths[0] has ${message}`, fix);
  });
});
