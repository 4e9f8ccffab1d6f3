import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { ingress } from "./ingress.fixture.ts";

const host = "shop.example.com";
const group = (order: string) => ({
  annotations: {
    "alb.ingress.kubernetes.io/group.name": "web",
    "alb.ingress.kubernetes.io/group.order": order,
  },
});
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("unreachable-paths", objects);

it("the longest prefix of an Ingress comes first, wherever it stands", () => {
  expect(find(ingress("a", { [host]: ["/", "/api", "Exact /health"] }))).toEqual([]);
});

it("an Ingress that takes everything comes last in its group", () => {
  expect(
    find(ingress("a", { [host]: ["/"] }, group("20")), ingress("b", { [host]: ["/api"] }, group("10"))),
  ).toEqual([]);
});

it("an Ingress that takes everything hides those of its group that come later", () => {
  const late = ingress("b", { [host]: ["/api"] }, group("20"));
  expect(find(ingress("a", { [host]: ["/"] }, group("10")), late)).toEqual([
    at(
      "unreachable-paths",
      late,
      "spec.rules[0].http.paths[0] serves shop.example.com/api, which never gets a request: spec.rules[0].http.paths[0] of Ingress shop/a is asked before, and takes everything below /",
      "give this Ingress a lower alb.ingress.kubernetes.io/group.order than the other",
    ),
  ]);
});

it("paths of no type are asked in the order in which they are written", () => {
  const paths = ["ImplementationSpecific /*", "ImplementationSpecific /api/*"];
  expect(find(ingress("a", { [host]: paths })).map(({ fix }) => fix)).toEqual([
    "write the longer path first, or make both of the type Prefix",
  ]);
  expect(find(ingress("a", { [host]: paths.toReversed() }))).toEqual([]);
});
