import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { ingress } from "./ingress.fixture.ts";

const member = (name: string, more: Record<string, string>) =>
  ingress(
    name,
    { [`${name}.example.com`]: ["/"] },
    { annotations: { "alb.ingress.kubernetes.io/group.name": "web", ...more } },
  );
const scheme = (name: string) => ({ "alb.ingress.kubernetes.io/scheme": name });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("load-balancer-groups", objects);

it("Ingresses of a group say the same, or nothing", () => {
  expect(find(member("a", scheme("internal")), member("b", scheme("internal")), member("c", {}))).toEqual([]);
});

it("lists may be in any order", () => {
  const subnets = (text: string) => ({ "alb.ingress.kubernetes.io/subnets": text });
  expect(find(member("a", subnets("x, y")), member("b", subnets("y,x")))).toEqual([]);
});

it("Ingresses of a group do not contradict each other", () => {
  const [a, b] = [member("a", scheme("internal")), member("b", scheme("internet-facing"))];
  const fix = "say the same in all of them, or say it in one only";
  expect(find(a, b)).toEqual([
    at(
      "load-balancer-groups",
      a,
      "scheme is internal, against internet-facing of Ingress b in group web: the controller changes nothing of the load balancer any more",
      fix,
    ),
    at(
      "load-balancer-groups",
      b,
      "scheme is internet-facing, against internal of Ingress a in group web: the controller changes nothing of the load balancer any more",
      fix,
    ),
  ]);
});
