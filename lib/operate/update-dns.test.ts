import { describe, expect, it } from "vitest";
import { carryOut } from "./carry-out.ts";
import { Cloud } from "./cloud.fixture.ts";
import { target, treeOf, unitOf, webOn } from "./target.fixture.ts";
import { updateDns } from "./update-dns.ts";
import { FakeWorld } from "./world.fixture.ts";

const cloud = Cloud.up([]);

function worldWith(zone: string, addresses: string[]): FakeWorld {
  return new FakeWorld((line) => {
    if (line.includes("list-hosted-zones-by-name")) return { stdout: `${zone}\n` };
    return line.includes("get ingress") ? { stdout: addresses.shift() ?? "" } : cloud.answer(line);
  });
}

describe("update-dns", () => {
  it("ET10: has a host lead to its load balancer, once that has a name", async () => {
    const world = worldWith("/hostedzone/Z1", ["", "k8s-web.elb.amazonaws.com"]);
    await carryOut(updateDns(target()), world);
    expect(world.commands.slice(-3)).toEqual([
      "kubectl --context shop -n web get ingress web -o 'jsonpath={.status.loadBalancer.ingress[0].hostname}'",
      "kubectl --context shop -n web get ingress web -o 'jsonpath={.status.loadBalancer.ingress[0].hostname}'",
      `aws route53 change-resource-record-sets --hosted-zone-id /hostedzone/Z1 --change-batch '{"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"www.shop.io","Type":"CNAME","TTL":60,"ResourceRecords":[{"Value":"k8s-web.elb.amazonaws.com"}]}}]}' --region us-east-1`,
    ]);
  });

  it("stops where the account does not have the zone", async () => {
    await expect(carryOut(updateDns(target()), worldWith("None", []))).rejects.toThrow(
      "account 123456789012 has no zone shop.io",
    );
  });

  it("ET10: refuses a cluster where a controller owns the records", () => {
    const tree = treeOf([
      [webOn("www.shop.io"), 2],
      [unitOf("records", { chart: true }), 1],
    ]);
    expect(() => updateDns(target(tree))).toThrow(
      "unit records owns the records of cluster shop, and a record has one owner; read what it does: kubectl --context shop -n records logs deployment/records",
    );
  });

  it.each([
    [
      "www.example.org",
      "host www.example.org of Ingress web lies outside of zone shop.io; change the host, or the cluster's hosted zone",
    ],
    [
      "workshop.io",
      "host workshop.io of Ingress web lies outside of zone shop.io; change the host, or the cluster's hosted zone",
    ],
    [
      "shop.io",
      "host shop.io of Ingress web is the name of its zone, which takes no CNAME; choose a host below it, or give the cluster an add-on that writes aliases",
    ],
  ])("refuses host %s", (host, message) => {
    expect(() => updateDns(target(treeOf([[webOn(host), 2]])))).toThrow(message);
  });

  it("refuses a cluster without a zone, or without hosts", () => {
    expect(() => updateDns(target(undefined, { hostedZone: undefined }))).toThrow(
      "cluster shop has no hosted zone; add `hostedZone` to infra/clusters/shop/cluster.ts",
    );
    expect(() => updateDns(target(treeOf([])))).toThrow(
      "no Ingress of cluster shop names a host; give a route one, or leave DNS as it is",
    );
  });
});
