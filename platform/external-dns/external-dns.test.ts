import { expect, it } from "vitest";
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
