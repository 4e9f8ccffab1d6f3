import { BlockList, isIP } from "node:net";
import { isSubdomain } from "../../fields/form.ts";
import { type Found, listAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";

/** Networks that no endpoint of a Service lies in: of the host itself, and of one link. */
const unroutable = new BlockList();
unroutable.addSubnet("127.0.0.0", 8, "ipv4");
unroutable.addSubnet("169.254.0.0", 16, "ipv4");
unroutable.addSubnet("224.0.0.0", 24, "ipv4");
unroutable.addAddress("0.0.0.0", "ipv4");
unroutable.addAddress("::", "ipv6");
unroutable.addAddress("::1", "ipv6");
unroutable.addSubnet("fe80::", 10, "ipv6");
unroutable.addSubnet("ff02::", 16, "ipv6");

const families: Readonly<Record<string, number>> = { IPv4: 4, IPv6: 6 };

/**
 * What is wrong with the address of an endpoint.
 *
 * @param family 4 or 6; nothing where either will do
 */
function* ofAddress(place: string, address: string, family: number | undefined): Generator<Fault> {
  const version = isIP(address);
  if (version === 0 || (family !== undefined && version !== family)) {
    const kind = family === undefined ? "an IP address" : `an IPv${family} address`;
    yield { message: `${place} is "${address}", which is not ${kind}`, fix: `write ${kind}` };
  } else if (unroutable.check(address, version === 4 ? "ipv4" : "ipv6")) {
    const message = `${place} is ${address}, which other nodes cannot reach`;
    yield { message, fix: "write an address of the network" };
  }
}

function* ofName(place: string, name: string): Generator<Fault> {
  if (isSubdomain(name) && name.includes(".")) return;
  yield { message: `${place} is "${name}", which is no domain`, fix: "write a name such as db.example.com" };
}

function* ofSlices(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind({ group: "discovery.k8s.io", kind: "EndpointSlice" })) {
    const type = textAt(at.object, "addressType") ?? "";
    for (const [i, endpoint] of listAt(at.object, "endpoints").entries()) {
      for (const address of textsAt(endpoint, "addresses")) {
        const place = `endpoints[${i}].addresses`;
        const faults = type === "FQDN" ? ofName(place, address) : ofAddress(place, address, families[type]);
        for (const fault of faults) yield { at, ...fault };
      }
    }
  }
}

function* ofSubset(place: string, subset: Found): Generator<Fault> {
  const lists = ["addresses", "notReadyAddresses"] as const;
  if (lists.every((list) => listAt(subset, list).length === 0)) {
    yield { message: `${place} has no addresses`, fix: "write addresses, or remove it" };
  }
  for (const list of lists) {
    for (const [i, address] of listAt(subset, list).entries()) {
      yield* ofAddress(`${place}.${list}[${i}].ip`, textAt(address, "ip") ?? "", undefined);
    }
  }
  const ports = listAt(subset, "ports");
  if (ports.length < 2 || ports.every((port) => textAt(port, "name") !== undefined)) return;
  yield { message: `${place} has a port without name beside others`, fix: "name every port" };
}

/** Endpoints have addresses of their family, which the nodes can reach. */
export const endpointAddresses: Rule = {
  number: 136,
  name: "endpoint-addresses",
  reason:
    "The API server refuses endpoints without addresses, and addresses of another family or of the node itself.",
  see: "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types",
  *check(graph) {
    yield* ofSlices(graph);
    for (const at of graph.ofKind({ group: "", kind: "Endpoints" })) {
      for (const [i, subset] of listAt(at.object, "subsets").entries()) {
        for (const fault of ofSubset(`subsets[${i}]`, subset)) yield { at, ...fault };
      }
    }
  },
};
