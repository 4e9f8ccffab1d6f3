import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { ingress } from "./ingress.fixture.ts";

const host = "shop.example.com";
const group = (name: string) => ({ annotations: { "alb.ingress.kubernetes.io/group.name": name } });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("load-balancer-hosts", objects);

it("two Ingresses of a group serve a host", () => {
  expect(
    find(ingress("a", { [host]: ["/"] }, group("web")), ingress("b", { [host]: ["/api"] }, group("web"))),
  ).toEqual([]);
});

it("two load balancers do not serve one host", () => {
  const [a, b] = [ingress("a", { [host]: ["/"] }, group("web")), ingress("b", { [host]: ["/api"] })];
  const message = (other: string) =>
    `host shop.example.com is also on the load balancer of Ingress shop/${other}: DNS leads to one of them only`;
  const fix = "give them the same alb.ingress.kubernetes.io/group.name, or serve the host in one Ingress";
  expect(find(a, b)).toEqual([
    at("load-balancer-hosts", a, message("b"), fix),
    at("load-balancer-hosts", b, message("a"), fix),
  ]);
});

it("a host may lead elsewhere from inside", () => {
  const annotations = { "alb.ingress.kubernetes.io/scheme": "internet-facing" };
  expect(find(ingress("a", { [host]: ["/"] }), ingress("b", { [host]: ["/"] }, { annotations }))).toEqual([]);
});
