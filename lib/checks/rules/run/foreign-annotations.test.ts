import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { communityNginx, ingress } from "./ingress.fixture.ts";

const annotated = (name: string, ofClass: string) =>
  ingress("shop", { "shop.example.com": ["/"] }, { class: ofClass, annotations: { [name]: "true" } });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("foreign-annotations", objects);

it("an Ingress has the annotations of its controller", () => {
  expect(find(annotated("alb.ingress.kubernetes.io/tags", "alb"))).toEqual([]);
  expect(find(communityNginx, annotated("nginx.ingress.kubernetes.io/use-regex", "nginx"))).toEqual([]);
});

it("an Ingress does not have the annotations of another controller only", () => {
  const wrong = annotated("nginx.ingress.kubernetes.io/use-regex", "alb");
  expect(find(wrong)).toEqual([
    at(
      "foreign-annotations",
      wrong,
      "class alb is served by aws-load-balancer-controller, which does not read nginx.ingress.kubernetes.io/use-regex",
      "write the annotations of its controller, or change the class",
      "warning",
    ),
  ]);
});
