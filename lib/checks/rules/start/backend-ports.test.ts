import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import {
  at,
  declares,
  deployment,
  findingsOf,
  fullFacts,
  object,
  release,
  service,
} from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("backend-ports", objects);
const backend = deployment("backend", declares(["http", 8000]));
const http = service("backend", [{ name: "http", port: 80, targetPort: "http" }]);

describe("backends", () => {
  const ingress = (port: Value) =>
    object("networking.k8s.io/v1 Ingress", "web", {
      spec: { rules: [{ http: { paths: [{ backend: { service: { name: "backend", port } } }] } }] },
    });

  it.each<[string, Value]>([
    ["name", { name: "http" }],
    ["number", { number: 80 }],
  ])("name a port of the Service by %s", (_, port) => {
    expect(find(backend, http, ingress(port))).toEqual([]);
  });

  it("are refused with a port that the Service has not", () => {
    const wrong = ingress({ number: 8000 });
    expect(find(backend, http, wrong)).toEqual([
      at(
        "backend-ports",
        wrong,
        "spec.rules[0].http.paths[0] names port 8000 of Service backend, which has http (80)",
        "correct the port, or add it to the Service",
      ),
    ]);
  });

  it("are held against the Services of charts", () => {
    const chartsProvide = { backend: { services: { "shop/backend": { web: 8080 } } } };
    const options = { facts: { ...fullFacts, chartsProvide }, charts: [release("backend")] };
    expect(findingsOf("backend-ports", [ingress({ name: "web" })], options)).toEqual([]);
    expect(
      findingsOf("backend-ports", [ingress({ name: "http" })], options).map(({ message }) => message),
    ).toEqual(["spec.rules[0].http.paths[0] names port http of Service backend, which has web (8080)"]);
  });

  it("of webhooks are called at port 443 unless they say another", () => {
    const webhook = object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "guard", {
      webhooks: [{ clientConfig: { service: { name: "backend", namespace: "shop" } } }],
    });
    expect(find(backend, http, webhook)).toEqual([
      at(
        "backend-ports",
        webhook,
        "webhooks[0] names port 443 of Service backend, which has http (80)",
        "correct the port, or add it to the Service",
      ),
    ]);
  });
});
