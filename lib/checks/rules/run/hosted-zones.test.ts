import { describe, expect, it } from "vitest";
import { contractFindings, contractOf } from "../../contract/contract.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

const rule = "hosted-zones";
const https = { "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS": 443}]' };

function ingress(host: string, annotations: Record<string, string> = {}) {
  return object("networking.k8s.io/v1 Ingress", "web", { spec: { rules: [{ host }] } }, { annotations });
}

const zoneOf = (certificate: boolean) => contractOf({ zone: { name: "example.com", certificate } });

describe("a host", () => {
  it.each(["example.com", "shop.example.com", "a.b.example.com"])("lies in the zone: %s", (host) => {
    expect(contractFindings(rule, [ingress(host)], zoneOf(false))).toEqual([]);
  });

  it.each(["example.org", "notexample.com"])("is refused outside of it: %s", (host) => {
    const outside = ingress(host);
    expect(contractFindings(rule, [outside], zoneOf(false))).toEqual([
      at(
        rule,
        outside,
        `host ${host} lies in no hosted zone of the cluster, which has example.com: nothing makes its record`,
        "choose a host of the zone, or give the cluster another zone",
      ),
    ]);
  });

  it("may lie anywhere where the cluster has no zone", () => {
    expect(contractFindings(rule, [ingress("example.org", https)], contractOf({}))).toEqual([]);
  });
});
