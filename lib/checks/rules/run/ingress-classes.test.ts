import { expect, it } from "vitest";
import { at, findingsOf, object, release } from "../../tree.fixture.ts";
import { ingress, ingressClass } from "./ingress.fixture.ts";

const alb = ingressClass("alb", "ingress.k8s.aws/alb");
const without = object("networking.k8s.io/v1 Ingress", "shop", { spec: { rules: [] } });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("ingress-classes", objects);

it("an Ingress names its class", () => {
  expect(find(alb, ingress("shop", { "shop.example.com": ["/"] }))).toEqual([]);
});

it("an Ingress names its class where none is the default one", () => {
  expect(find(alb, without)).toEqual([
    at(
      "ingress-classes",
      without,
      "it names no ingressClassName, and no class of the cluster is the default one",
      "set spec.ingressClassName to alb",
    ),
  ]);
});

it("a default class may be there already, or come with a chart", () => {
  const annotations = { "ingressclass.kubernetes.io/is-default-class": "true" };
  expect(find(ingressClass("alb", "ingress.k8s.aws/alb", annotations), without)).toEqual([]);
  expect(findingsOf("ingress-classes", [alb, without], { charts: [release("traefik")] })).toEqual([]);
});
