import { describe, expect, it } from "vitest";
import { contractFindings, contractOf, foreignFindings } from "../../contract/contract.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

const rule = "ingress-certificates";
const https = { "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS": 443}]' };

function ingress(host: string, annotations: Record<string, string> = {}) {
  return object("networking.k8s.io/v1 Ingress", "web", { spec: { rules: [{ host }] } }, { annotations });
}

const zoneOf = (certificate: boolean) => contractOf({ zone: { name: "example.com", certificate } });

describe("a host that an Application Load Balancer serves over HTTPS", () => {
  it.each(["example.com", "shop.example.com"])("has a certificate of the zone: %s", (host) => {
    expect(contractFindings(rule, [ingress(host, https)], zoneOf(true))).toEqual([]);
  });

  it("is refused two levels below the zone, which no certificate is for", () => {
    const deep = ingress("a.b.example.com", https);
    expect(contractFindings(rule, [deep], zoneOf(true))).toEqual([
      at(
        rule,
        deep,
        "host a.b.example.com is served over HTTPS, and no certificate in ACM is for it: there are example.com and *.example.com",
        "set acmCertificate of the cluster, or choose a host one level below the zone",
      ),
    ]);
  });

  it("is refused where ACM has no certificate", () => {
    expect(foreignFindings(rule, [ingress("shop.example.com", https)], { acmCertificates: [] })).toHaveLength(
      1,
    );
  });

  it("may name a certificate itself", () => {
    const arn = "arn:aws:acm:us-east-1:111122223333:certificate/1";
    const named = ingress("shop.example.com", { ...https, "alb.ingress.kubernetes.io/certificate-arn": arn });
    expect(contractFindings(rule, [named], zoneOf(false))).toEqual([]);
  });
});
