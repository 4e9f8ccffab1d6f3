import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { communityNginx, ingress } from "./ingress.fixture.ts";

const host = "shop.example.com";
const nginx = { class: "nginx" };
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("duplicate-routes", objects);

it("two Ingresses serve different paths of a host", () => {
  expect(
    find(communityNginx, ingress("a", { [host]: ["/"] }, nginx), ingress("b", { [host]: ["/api"] }, nginx)),
  ).toEqual([]);
});

it("two Ingresses of a class do not serve the same path, whatever their namespaces", () => {
  const [a, b] = [
    ingress("a", { [host]: ["/api"] }, nginx),
    ingress("b", { [host]: ["/api/"] }, { ...nginx, namespace: "web" }),
  ];
  expect(find(communityNginx, a, b)).toEqual([
    at(
      "duplicate-routes",
      a,
      "spec.rules[0].http.paths[0] serves shop.example.com/api, which spec.rules[0].http.paths[0] of Ingress web/b serves too: only one of them gets the requests",
      "remove one of them, or change its host or path",
    ),
    at(
      "duplicate-routes",
      b,
      "spec.rules[0].http.paths[0] serves shop.example.com/api/, which spec.rules[0].http.paths[0] of Ingress shop/a serves too: only one of them gets the requests",
      "remove one of them, or change its host or path",
    ),
  ]);
});

it("one Ingress does not serve a path twice", () => {
  expect(find(ingress("a", { [host]: ["/api", "/api"] }))).toHaveLength(2);
});

it("a canary serves the path of another", () => {
  const annotations = { "nginx.ingress.kubernetes.io/canary": "true" };
  const canary = ingress("b", { [host]: ["/"] }, { ...nginx, annotations });
  expect(find(communityNginx, ingress("a", { [host]: ["/"] }, nginx), canary)).toEqual([]);
});

it("an exact path stands beside a prefix, and load balancers of their own beside each other", () => {
  expect(find(ingress("a", { [host]: ["/api", "Exact /api"] }), ingress("b", { [host]: ["/api"] }))).toEqual(
    [],
  );
});
