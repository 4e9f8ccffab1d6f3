import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { ingress } from "./ingress.fixture.ts";

const annotated = (annotations: Record<string, string>, name = "shop") =>
  ingress(
    name,
    { "shop.example.com": ["/"] },
    {
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
      ),
    },
  );
const both = '[{"HTTP": 80}, {"HTTPS": 443}]';
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("load-balancer-listeners", objects, { facts: { region: "eu-west-1" } });
const arn = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/1`;

it("a redirect leads to a port that is listened on", () => {
  expect(find(annotated({ "listen-ports": both, "ssl-redirect": "443" }))).toEqual([]);
  expect(find(annotated({ "certificate-arn": arn("eu-west-1"), "ssl-redirect": "443" }))).toEqual([]);
});

it("a redirect does not lead to a port that nothing listens on", () => {
  const wrong = annotated({ "listen-ports": '[{"HTTP": 80}]', "ssl-redirect": "443" });
  expect(find(wrong)).toEqual([
    at(
      "load-balancer-listeners",
      wrong,
      "ssl-redirect names port 443, and it listens on HTTP 80: the controller makes no load balancer",
      'add {"HTTPS": 443} to listen-ports, or correct the port',
    ),
  ]);
});

it("an Ingress listens on the port that it redirects to, whatever others of its group listen on", () => {
  const wrong = annotated({ "group.name": "web", "listen-ports": '[{"HTTP": 80}]', "ssl-redirect": "443" });
  expect(find(wrong, annotated({ "group.name": "web", "listen-ports": both }, "blog"))).toEqual([
    at(
      "load-balancer-listeners",
      wrong,
      "ssl-redirect names port 443, on which other Ingresses of group web are served, and this one is not: requests for its hosts end there",
      'add {"HTTPS": 443} to listen-ports',
    ),
  ]);
});

it("another Ingress of the group may listen on it", () => {
  expect(
    find(
      annotated({ "group.name": "web", "ssl-redirect": "443" }),
      annotated({ "group.name": "web", "listen-ports": both }, "other"),
    ),
  ).toEqual([]);
});

it.each(["[{HTTP: 80}]", '{"HTTP": 80}', '[{"HTTP": "80"}]', '[{"TCP": 80}]', "[]"])(
  "%s are no ports",
  (text) => {
    const wrong = annotated({ "listen-ports": text });
    expect(find(wrong)).toEqual([
      at(
        "load-balancer-listeners",
        wrong,
        `listen-ports ${text} is no JSON list of ports by HTTP and HTTPS: the controller makes no load balancer`,
        'write [{"HTTP": 80}, {"HTTPS": 443}]',
      ),
    ]);
  },
);

it("a certificate is used, and of the region", () => {
  const wrong = annotated({ "listen-ports": '[{"HTTP": 80}]', "certificate-arn": arn("us-east-1") });
  expect(find(wrong).map(({ message }) => message)).toEqual([
    "certificate-arn names a certificate of region us-east-1, and the load balancer is in eu-west-1",
    'certificate-arn names a certificate, but listen-ports [{"HTTP": 80}] has no HTTPS: nothing is served with it',
  ]);
});
