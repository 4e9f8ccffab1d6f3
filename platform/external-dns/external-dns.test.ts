import { expect, it } from "vitest";
import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import externalDns from "./index.ts";

it("ET3 the records of hosts have one owner, which leaves all others alone", () => {
  expect(externalDns.contents(gitopsDelivery).chart?.values).toMatchObject({
    provider: { name: "aws" },
    sources: ["ingress"],
    domainFilters: ["dakshayahuja.in"],
    registry: "txt",
    txtOwnerId: "gitops-delivery-cluster",
    policy: "sync",
  });
});

it("refuses a cluster without a hosted zone", () => {
  expect(() => externalDns.contents(filmcastpro)).toThrow(
    "external-dns needs a hosted zone, and cluster filmcastpro has none; give the cluster one",
  );
});
