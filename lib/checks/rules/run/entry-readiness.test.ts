import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object, service } from "../../tree.fixture.ts";

const rule = "entry-readiness";
const entry = (...names: string[]) =>
  object("networking.k8s.io/v1 Ingress", "web", {
    spec: {
      rules: names.map((name) => ({
        host: `${name}.example.com`,
        http: { paths: [{ path: "/", pathType: "Prefix", backend: { service: { name } } }] },
      })),
    },
  });
const probed = { readinessProbe: { tcpSocket: { port: 8080 } } };
const behind = (...names: string[]) => [
  entry("web", ...names),
  ...["web", ...names].map((name) => service(name)),
];

describe("pods behind an Ingress", () => {
  it("say when they are ready", () => {
    const both = [deployment("web", probed), deployment("api", probed)];
    expect(findingsOf(rule, [...behind("api"), ...both])).toEqual([]);
  });

  it("need not say so where none does, or nobody sends requests from outside", () => {
    expect(findingsOf(rule, [...behind(), deployment("web")])).toEqual([]);
    expect(findingsOf(rule, [...behind("api"), deployment("web"), deployment("api")])).toEqual([]);
    expect(findingsOf(rule, [...behind(), deployment("web", probed), deployment("job")])).toEqual([]);
  });

  it("are missed where one does not", () => {
    const objects = [...behind("api"), deployment("web"), deployment("api", probed)];
    expect(findingsOf(rule, objects)).toEqual([
      at(
        rule,
        deployment("web"),
        "spec.rules[0].http.paths[0] of Ingress web sends requests to it, and it is the only one there that has no readinessProbe",
        "add a readinessProbe",
        "warning",
      ),
    ]);
  });
});
