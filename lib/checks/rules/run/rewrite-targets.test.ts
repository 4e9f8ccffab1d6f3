import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { communityNginx, ingress } from "./ingress.fixture.ts";

const rewriting = (path: string, target: string) =>
  ingress(
    "shop",
    { "shop.example.com": [path] },
    { class: "nginx", annotations: { "nginx.ingress.kubernetes.io/rewrite-target": target } },
  );
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("rewrite-targets", [communityNginx, ...objects]);

it("a target puts in what the path captures", () => {
  expect(find(rewriting("ImplementationSpecific /api(/|$)(.*)", "/$2"))).toEqual([]);
  expect(find(rewriting("/api", "/"))).toEqual([]);
});

it("a target does not put in what the path does not capture", () => {
  expect(find(rewriting("/api", "/$2"))).toEqual([
    at(
      "rewrite-targets",
      rewriting("/api", "/$2"),
      "rewrite-target /$2 puts in group 2, and spec.rules[0].http.paths[0] /api captures 0: what is beyond gets lost",
      "write a path as /api(/|$)(.*)",
    ),
  ]);
});

it("a regular expression is of no type", () => {
  expect(find(rewriting("/api(/|$)(.*)", "/$2"))).toEqual([
    at(
      "rewrite-targets",
      rewriting("/api(/|$)(.*)", "/$2"),
      "spec.rules[0].http.paths[0] /api(/|$)(.*) is a regular expression, but its type is Prefix",
      "make it of the type ImplementationSpecific",
      "warning",
    ),
  ]);
});
