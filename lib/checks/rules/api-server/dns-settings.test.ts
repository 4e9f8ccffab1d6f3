import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

describe("DNS settings", () => {
  it("pass with a nameserver", () => {
    expect(
      findingsOf("dns-settings", [
        deployment("web", {}, { dnsPolicy: "None", dnsConfig: { nameservers: ["10.0.0.2"] } }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      deployment("web", {}, { dnsPolicy: "None" }),
      "dnsPolicy of its pods is None, but dnsConfig names no nameserver",
      "write dnsConfig.nameservers, or dnsPolicy ClusterFirst",
    ],
    [
      deployment("web", {}, { dnsConfig: { nameservers: ["10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"] } }),
      "dnsConfig of its pods has 4 nameservers",
      "keep at most 3",
    ],
    [
      deployment(
        "web",
        {},
        { dnsConfig: { searches: Array.from({ length: 33 }, (_, i) => `a${i}.example.com`) } },
      ),
      "dnsConfig of its pods has 33 search domains",
      "keep at most 32",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("dns-settings", [one])).toEqual([at("dns-settings", one, message, fix)]);
  });
});
