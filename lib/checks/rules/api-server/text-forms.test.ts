import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

describe("texts", () => {
  it("pass in the form of their fields, and where they are empty", () => {
    expect(
      findingsOf("text-forms", [
        deployment("web", { readinessProbe: { httpGet: { port: "http" } } }, { hostname: "" }),
        object("networking.k8s.io/v1 Ingress", "web", { spec: { rules: [{ host: "*.example.com" }] } }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", { readinessProbe: { httpGet: { port: "HTTP" } } }),
      'readinessProbe.httpGet.port of container main is "HTTP", which is not a port name',
      "use at most 15 lower-case letters, digits and single hyphens, with a letter among them, or a number",
    ],
    [
      deployment("web", {}, { hostAliases: [{ ip: "10.0.0" }] }),
      'hostAliases[0].ip of its pods is "10.0.0", which is not an IP address',
      'write an address such as "10.0.1.10"',
    ],
    [
      deployment("web", { image: "registry.example.com/app:1.2.3 " }),
      'image of container main is "registry.example.com/app:1.2.3 ", which is not the name of an image',
      "remove the white space at its ends",
    ],
    [
      object("Service", "web", { spec: { ports: [{ name: "http_x", port: 80 }] } }),
      'spec.ports[0].name is "http_x", which is not a DNS label',
      "use at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    ],
    [
      object("networking.k8s.io/v1 Ingress", "web", { spec: { rules: [{ host: "https://example.com" }] } }),
      'spec.rules[0].host is "https://example.com", which is not a host',
      'write a host name in lower case such as "shop.example.com", without scheme, port and path; only its first part may be "*"',
    ],
    [
      object("networking.k8s.io/v1 Ingress", "web", { spec: { tls: [{ hosts: ["a.*.example.com"] }] } }),
      'spec.tls[0].hosts[0] is "a.*.example.com", which is not a host',
      'write a host name in lower case such as "shop.example.com", without scheme, port and path',
    ],
    [
      deployment(
        "web",
        {},
        { volumes: [{ name: "config", configMap: { name: "a", items: [{ key: "a", path: "../a" }] } }] },
      ),
      'volumes[0].configMap.items[0].path of its pods is "../a", which is not a path inside the volume',
      'write a path without "/" at the beginning and without ".."',
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("text-forms", [one])).toEqual([at("text-forms", one, message, fix)]);
  });
});
