import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const web = (spec: Readonly<Record<string, Value>>) => object("Service", "web", { spec });

describe("Services", () => {
  it("pass with the fields of their type", () => {
    expect(
      findingsOf("service-types", [
        web({ ports: [{ port: 80 }] }),
        web({ clusterIP: "None" }),
        web({ type: "NodePort", ports: [{ port: 80, nodePort: 30_080 }], externalTrafficPolicy: "Local" }),
        web({ type: "ExternalName", externalName: "db.example.com" }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [web({}), "spec.ports is empty", "write its ports, or make it headless with clusterIP None"],
    [
      web({ ports: [{ port: 80, nodePort: 30_080 }] }),
      "spec.ports[0] has nodePort 30080, but the type of the Service is ClusterIP",
      "remove nodePort, or write type NodePort",
    ],
    [
      web({ ports: [{ port: 80, name: "a" }, { port: 81 }] }),
      "spec.ports[1] has no name beside other ports",
      "name every port",
    ],
    [
      web({ ports: [{ port: 80 }], loadBalancerClass: "service.k8s.aws/nlb" }),
      "spec.loadBalancerClass is of no use to a Service of type ClusterIP",
      "remove loadBalancerClass, or write type LoadBalancer",
    ],
    [
      web({ type: "ExternalName" }),
      "spec.externalName is missing",
      "write the host name that it stands for, without scheme and port",
    ],
    [
      web({ type: "ExternalName", externalName: "https://db.example.com" }),
      'spec.externalName is "https://db.example.com", which is no host name',
      "write the host name that it stands for, without scheme and port",
    ],
    [
      web({ type: "ExternalName", externalName: "db.example.com", clusterIP: "None" }),
      "spec.clusterIP is None, but an ExternalName has none",
      "remove clusterIP",
    ],
    [
      web({ type: "LoadBalancer", ports: [{ port: 80 }], clusterIP: "None" }),
      "spec.clusterIP is None, but a Service of type LoadBalancer has an address",
      "remove clusterIP, or write type ClusterIP",
    ],
    [
      web({ ports: [{ port: 80 }], clusterIP: "none" }),
      'spec.clusterIP is "none"',
      "write None for a headless Service, or remove it",
    ],
    [
      web({ ports: [{ port: 80 }], ipFamilies: ["IPv4", "IPv4"] }),
      "spec.ipFamilies names a family twice",
      "write each family once",
    ],
    [
      web({ ports: [{ port: 80 }], sessionAffinity: "None", sessionAffinityConfig: { clientIP: {} } }),
      "spec.sessionAffinityConfig is set, but sessionAffinity is None",
      "write sessionAffinity ClientIP, or remove sessionAffinityConfig",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("service-types", [one])).toEqual([at("service-types", one, message, fix)]);
  });
});
