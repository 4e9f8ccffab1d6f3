import { expect, it } from "vitest";
import type { Contract } from "./contract.ts";
import { factsOfContract } from "./facts.ts";

const contract: Contract = {
  cluster: { name: "production", account: "123456789012", region: "us-east-1" },
  identities: {
    "external-dns/external-dns": { permissions: "records", buckets: [] },
    "external-secrets/external-secrets": { permissions: "secrets", buckets: [] },
    "kube-system/controller": { permissions: "load-balancers", buckets: [] },
    "shop/backend": { permissions: null, buckets: [{ name: "assets" }] },
  },
  add_ons: { "vpc-cni": {} },
  repositories: {},
  databases: { orders: { secret: "production/shop/orders-credentials" } },
  caches: { sessions: { secret: "production/shop/sessions-credentials" } },
  buckets: { assets: {} },
  secrets: { "production/shop/oauth": { generated: ["jwt"], filled: ["client-id"] } },
  zone: { name: "example.com", certificate: true },
};

it("says what Terraform builds in the words of any cluster's facts", () => {
  expect(factsOfContract(contract)).toEqual({
    eksAddons: ["vpc-cni"],
    podIdentityAssociations: [
      { namespace: "external-dns", serviceAccount: "external-dns", hostedZones: ["example.com"] },
      { namespace: "external-secrets", serviceAccount: "external-secrets", secrets: ["production/*"] },
      { namespace: "kube-system", serviceAccount: "controller" },
      { namespace: "shop", serviceAccount: "backend", buckets: ["assets"] },
    ],
    secretsManager: {
      "production/shop/oauth": ["client-id", "jwt"],
      "production/shop/orders-credentials": ["host", "password", "port", "url", "username"],
      "production/shop/sessions-credentials": ["host", "password", "port", "url"],
    },
    buckets: ["assets"],
    hostedZones: ["example.com"],
    acmCertificates: ["example.com", "*.example.com"],
  });
});

it("knows of no certificate where there is none, and leaves hosts open where there is no zone", () => {
  const zone = { name: "example.com", certificate: false };
  expect(factsOfContract({ ...contract, zone })).toMatchObject({ acmCertificates: [] });
  const without = factsOfContract({ ...contract, zone: null });
  expect(without).not.toHaveProperty("hostedZones");
  expect(without).not.toHaveProperty("acmCertificates");
});
