import { expect, it } from "vitest";
import { at, findingsOf, service } from "../../tree.fixture.ts";

const called = (name: string) =>
  service("web", [{ port: 80 }], { annotations: { "external-dns.alpha.kubernetes.io/hostname": name } });
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("record-zones", objects, { facts: { hostedZones: ["example.com"] } });

it("a name lies in a zone", () => {
  expect(find(called("web.example.com, www.example.com."))).toEqual([]);
});

it("a name does not lie beyond all zones", () => {
  expect(find(called("web.example.org"))).toEqual([
    at(
      "record-zones",
      called("web.example.org"),
      "annotation external-dns.alpha.kubernetes.io/hostname asks for web.example.org, which lies in no hosted zone of the cluster: there are example.com",
      "choose a name in a zone, or give the cluster another zone",
    ),
  ]);
});
