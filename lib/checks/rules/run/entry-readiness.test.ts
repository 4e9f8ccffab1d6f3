import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object, service } from "../../tree.fixture.ts";

const rule = "entry-readiness";
const entry = object("networking.k8s.io/v1 Ingress", "web", {
  spec: {
    rules: [
      {
        host: "a.example.com",
        http: { paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "web" } } }] },
      },
    ],
  },
});
const probed = { readinessProbe: { tcpSocket: { port: 8080 } } };

describe("pods behind an Ingress", () => {
  it("say when they are ready", () => {
    expect(findingsOf(rule, [entry, service("web"), deployment("web", probed)])).toEqual([]);
  });

  it("need not say so where nobody sends requests from outside", () => {
    expect(findingsOf(rule, [service("web"), deployment("web")])).toEqual([]);
    expect(findingsOf(rule, [entry, service("api"), deployment("api")])).toEqual([]);
  });

  it("are missed where they do not", () => {
    expect(findingsOf(rule, [entry, service("web"), deployment("web")])).toEqual([
      at(
        rule,
        deployment("web"),
        "none of its containers has a readinessProbe, and spec.rules[0].http.paths[0] of Ingress web sends requests to it by Service web",
        "add a readinessProbe",
        "warning",
      ),
    ]);
  });
});
