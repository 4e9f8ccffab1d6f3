import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

type Spec = Readonly<Record<string, Value>>;
const find = (one: KubernetesObject) => findingsOf("address-blocks", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("address-blocks", one, message, fix)]);
}

describe("address blocks of NetworkPolicies", () => {
  const policy = (peer: Spec) =>
    object("networking.k8s.io/v1 NetworkPolicy", "web", {
      spec: { podSelector: {}, egress: [{ to: [peer] }] },
    });
  const place = "spec.egress[0].to[0]";

  it.each<[string, string]>([
    ["10.0.0.0/8", "10.1.0.0/16"],
    ["fd00::/8", "fd00:1::/32"],
    ["::/0", "fe80::/10"],
  ])("may be %s except %s", (cidr, except) => {
    expect(find(policy({ ipBlock: { cidr, except: [except] } }))).toEqual([]);
  });

  it.each(["10.0.0.0", "10.0.0.0/33", "010.0.0.0/8", "10.0.0.0/08", "fe80::%eth0/64", ""])(
    'may not be "%s"',
    (cidr) => {
      expectFault(
        policy({ ipBlock: { cidr } }),
        `${place}.ipBlock.cidr "${cidr}" is not a network in CIDR notation`,
        'write it as "10.0.1.0/24"; a single address has "/32"',
      );
    },
  );

  it.each([
    ["10.0.0.0/8", "11.0.0.0/16"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["0.0.0.0/0", "fe80::/32"],
  ])("may not be %s except %s", (cidr, except) => {
    expectFault(
      policy({ ipBlock: { cidr, except: [except] } }),
      `${place}.ipBlock.except[0] ${except} is not a part of ${cidr}`,
      "write a smaller network inside cidr, or remove it",
    );
  });

  it("may not except what is no network", () => {
    expectFault(
      policy({ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0"] } }),
      `${place}.ipBlock.except[0] "10.1.0.0" is not a network in CIDR notation`,
      'write it as "10.0.1.0/24"; a single address has "/32"',
    );
  });

  it("stand alone in their peers", () => {
    expectFault(
      policy({ ipBlock: { cidr: "10.0.0.0/8" }, podSelector: {} }),
      `${place} has both ipBlock and podSelector`,
      "give each a peer of its own",
    );
  });
});
