import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const backend = { service: { name: "web", port: { number: 80 } } };
const ingress = (spec: Readonly<Record<string, Value>>) =>
  object("networking.k8s.io/v1 Ingress", "web", { spec });

describe("Ingresses", () => {
  it("pass with routes to one backend each", () => {
    expect(
      findingsOf("ingress-rules", [
        ingress({ rules: [{ http: { paths: [{ path: "/", backend }] } }] }),
        ingress({ defaultBackend: backend }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [ingress({}), "it has neither rules nor defaultBackend", "write one of them"],
    [
      ingress({ defaultBackend: {} }),
      "spec.defaultBackend has neither service nor resource",
      "write one of service and resource",
    ],
    [
      ingress({
        rules: [
          {
            http: {
              paths: [{ path: "/", backend: { ...backend, resource: { kind: "Bucket", name: "static" } } }],
            },
          },
        ],
      }),
      "spec.rules[0].http.paths[0].backend has both service and resource",
      "write one of service and resource",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("ingress-rules", [one])).toEqual([at("ingress-rules", one, message, fix)]);
  });
});
