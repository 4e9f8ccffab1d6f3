import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { f5Nginx, ingress } from "./ingress.fixture.ts";

const host = "shop.example.com";
const type = (name: string) => ({
  class: "nginx",
  annotations: { "nginx.org/mergeable-ingress-type": name },
});
const tls = [{ hosts: [host], secretName: "shop-tls" }];
const master = ingress("master", { [host]: [] }, { ...type("master"), tls });
const minion = ingress("minion", { [host]: ["/api"] }, type("minion"));
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("mergeable-ingresses", [f5Nginx, ...objects]);

describe("a host of F5's controller", () => {
  it("has one master and its minions, or one Ingress", () => {
    expect(find(master, minion, ingress("other", { "b.example.com": ["/"] }, { class: "nginx" }))).toEqual(
      [],
    );
  });

  it("has no second Ingress", () => {
    const [a, b] = ["a", "b"].map((name) => ingress(name, { [host]: [`/${name}`] }, { class: "nginx" }));
    const found = find(...[a, b].flatMap((one) => one ?? []));
    expect(found.map(({ message }) => message)).toEqual([
      "host shop.example.com is served by Ingress shop/b too: the controller takes a host from one Ingress only",
      "host shop.example.com is served by Ingress shop/a too: the controller takes a host from one Ingress only",
    ]);
  });

  it("has a master for its minions", () => {
    expect(find(minion)).toEqual([
      at(
        "mergeable-ingresses",
        minion,
        "no master is for host shop.example.com: the controller ignores this minion",
        "add an Ingress of that host with nginx.org/mergeable-ingress-type master, or correct the host",
      ),
    ]);
  });

  it("has a second master as little", () => {
    expect(find(master, minion, ingress("twin", { [host]: [] }, type("master")))).toHaveLength(2);
  });
});

describe("a master", () => {
  it("has no paths", () => {
    const wrong = ingress("master", { [host]: ["/"] }, type("master"));
    expect(find(wrong, minion)).toEqual([
      at(
        "mergeable-ingresses",
        wrong,
        "a master has no paths: the controller refuses it",
        "move the paths into a minion",
      ),
    ]);
  });
});

describe("a minion", () => {
  it("has no tls", () => {
    const wrong = ingress("minion", { [host]: ["/api"] }, { ...type("minion"), tls });
    expect(find(master, wrong).map(({ message }) => message)).toEqual([
      "a minion has no tls: the controller refuses it",
    ]);
  });

  it("has one host, and paths", () => {
    const wrong = ingress("minion", { [host]: [], "b.example.com": [] }, type("minion"));
    expect(find(master, wrong).map(({ message }) => message)).toEqual([
      "a minion has exactly one rule with a host, and this one has shop.example.com and b.example.com: the controller refuses it",
      "a minion without paths serves nothing: the controller refuses it",
      "no master is for host b.example.com: the controller ignores this minion",
    ]);
  });
});

it("there are no other types", () => {
  expect(find(ingress("a", { [host]: ["/"] }, type("mastr"))).map(({ message }) => message)).toEqual([
    'annotation nginx.org/mergeable-ingress-type is "mastr"',
  ]);
});
