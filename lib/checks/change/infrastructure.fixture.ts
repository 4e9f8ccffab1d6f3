import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import { object, treeOf } from "../tree.fixture.ts";
import { changedTrees } from "./change.fixture.ts";

/** What Terraform builds a small cluster from. */
export const infrastructure = {
  cluster: {
    name: "test",
    account: "111122223333",
    region: "eu-central-1",
    version: "1.36",
    endpoint: { public: true, private: true },
    log_types: [],
    log_retention_days: 30,
    encrypt_secrets: true,
  },
  network: {
    name: "test-vpc",
    cidr: "10.0.0.0/16",
    nat: "one",
    flow_logs: false,
    zones: {
      "eu-central-1a": { public: "10.0.0.0/24", private: "10.0.1.0/24", database: null },
      "eu-central-1b": { public: "10.0.2.0/24", private: "10.0.3.0/24", database: null },
    },
  },
  node_groups: {
    main: {
      instance_types: ["t3.medium"],
      capacity: "ON_DEMAND",
      min: 1,
      desired: 2,
      max: 3,
      max_pods: null,
      disk: 30,
      detailed_monitoring: false,
      policies: [],
      taints: [],
    },
  },
  add_ons: {},
  groups: [],
  identities: {},
  repositories: { web: { keep: 10 } },
  databases: {
    orders: {
      engine: "postgres",
      version: "15",
      class: "db.t3.small",
      storage: 100,
      max_storage: 100,
      multi_az: true,
      backup_days: 7,
      enhanced_monitoring: false,
      iam_authentication: false,
      max_connections: null,
      read_replica: false,
      database: "orders",
      username: "orders",
      password_version: 1,
      secret: "test/shop/orders",
    },
  },
  caches: {},
  buckets: {
    backups: {
      versioned: true,
      lifecycle: [{ prefix: "dumps/", infrequent_access_days: null, expiration_days: 30 }],
      old_version_days: null,
    },
  },
  secrets: { "test/shop/oauth": { generated: [], filled: ["token"] } },
  zone: { name: "example.com", certificate: true },
  tags: {},
} satisfies Infrastructure;

/** What a rule says where some of these facts become others: messages and what to do. */
export function changedFacts(rule: string, facts: Partial<Infrastructure>): string[] {
  const before = { ...treeOf([object("ConfigMap", "kept")]), infrastructure };
  const after = { ...before, infrastructure: { ...infrastructure, ...facts } };
  return changedTrees(rule, before, after).map(({ message, fix }) => `${message}; ${fix}`);
}
