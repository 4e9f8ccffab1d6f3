import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const slice = (addressType: string, address: string) =>
  object("discovery.k8s.io/v1 EndpointSlice", "web", {
    addressType,
    endpoints: [{ addresses: [address] }],
  });
const endpoints = (subset: Readonly<Record<string, Value>>) =>
  object("Endpoints", "web", { subsets: [subset] });

describe("addresses of endpoints", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("endpoint-addresses", [
        slice("IPv4", "10.0.0.1"),
        slice("IPv6", "fd00::1"),
        slice("FQDN", "db.example.com"),
        endpoints({ notReadyAddresses: [{ ip: "10.0.0.1" }], ports: [{ port: 80 }] }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      slice("IPv4", "fd00::1"),
      'endpoints[0].addresses is "fd00::1", which is not an IPv4 address',
      "write an IPv4 address",
    ],
    [
      slice("IPv4", "127.0.0.1"),
      "endpoints[0].addresses is 127.0.0.1, which other nodes cannot reach",
      "write an address of the network",
    ],
    [
      slice("FQDN", "db"),
      'endpoints[0].addresses is "db", which is no domain',
      "write a name such as db.example.com",
    ],
    [endpoints({}), "subsets[0] has no addresses", "write addresses, or remove it"],
    [
      endpoints({ addresses: [{ ip: "10.0.0.1" }], ports: [{ port: 80 }, { name: "a", port: 81 }] }),
      "subsets[0] has a port without name beside others",
      "name every port",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("endpoint-addresses", [one])).toEqual([at("endpoint-addresses", one, message, fix)]);
  });
});
