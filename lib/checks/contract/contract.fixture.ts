import type { Facts } from "#lib/render/facts.ts";
import type { Contract } from "#lib/render/infrastructure/contract.ts";
import { factsOfContract } from "#lib/render/infrastructure/facts.ts";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import type { Finding } from "../finding.ts";
import { findingsOf, fullFacts, object } from "../tree.fixture.ts";

const nothing: Contract = {
  cluster: { name: "test", account: "123456789012", region: "us-east-1" },
  add_ons: {},
  identities: {},
  repositories: {},
  databases: {},
  caches: {},
  buckets: {},
  secrets: {},
  zone: null,
};

/** What Terraform builds for the cluster `test`: nothing but what a test is about. */
export function contractOf(parts: Partial<Contract>): Contract {
  return { ...nothing, ...parts };
}

/** What a rule finds in objects of our own cluster. */
export function contractFindings(
  rule: string,
  objects: readonly KubernetesObject[],
  contract: Contract,
  facts: Facts = {},
): Finding[] {
  return findingsOf(rule, objects, {
    contract,
    facts: { ...fullFacts, ...factsOfContract(contract), ...facts },
  });
}

/** What a rule finds in objects of somebody else's cluster. */
export function foreignFindings(rule: string, objects: readonly KubernetesObject[], facts: Facts): Finding[] {
  return findingsOf(rule, objects, { facts: { ...fullFacts, ...facts } });
}

/** A fault of something in AWS, which stands in no manifest. */
export function atUnit(rule: string, message: string, fix: string): Finding {
  return {
    rule,
    severity: "error",
    cluster: "test",
    unit: "web",
    file: "apps/web/index.ts",
    message,
    fix,
  };
}

/** The store of AWS Secrets Manager, whose operator works with the role of its ServiceAccount. */
export const store = object("external-secrets.io/v1 ClusterSecretStore", "aws", {
  spec: { provider: { aws: { service: "SecretsManager", region: "us-east-1" } } },
});

/** An ExternalSecret that reads keys of a secret through the store. */
export function reading(
  secret: string,
  keys: readonly string[],
  spec: Record<string, Value> = {},
): KubernetesObject {
  return object("external-secrets.io/v1 ExternalSecret", "backend", {
    spec: {
      secretStoreRef: { kind: "ClusterSecretStore", name: "aws" },
      data: keys.map((key) => ({ secretKey: key, remoteRef: { key: secret, property: key } })),
      ...spec,
    },
  });
}

/** What lets the operator read the cluster's secrets, with the ServiceAccount that it has. */
export const reader = {
  account: object("ServiceAccount", "operator"),
  identities: { "shop/operator": { permissions: "secrets", buckets: [] } },
} as const;
