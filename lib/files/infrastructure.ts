import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import {
  amount,
  anyText,
  either,
  listOf,
  mapOf,
  nothing,
  oneOf,
  record,
  type Shape,
  type Shapes,
  text,
  truth,
} from "./facts/shape.ts";

const texts = listOf(text);
const textOrNull = either(text, nothing, "a text or null");
const amountOrNull = either(amount, nothing, "a number from 0 on or null");

/** A map that has every one of some keys. */
function complete<S extends Shapes>(shapes: S) {
  const keys: (string & keyof S)[] = Object.keys(shapes);
  return record(shapes, keys);
}

const cluster = complete({
  name: text,
  account: text,
  region: text,
  version: text,
  endpoint: complete({ public: truth, private: truth }),
  log_types: texts,
  log_retention_days: amount,
  encrypt_secrets: truth,
});

const network = complete({
  name: text,
  cidr: text,
  nat: oneOf("none", "one", "one per zone"),
  flow_logs: truth,
  zones: mapOf(complete({ public: text, private: textOrNull, database: textOrNull })),
});

const nodeGroup = complete({
  instance_types: texts,
  capacity: oneOf("ON_DEMAND", "SPOT"),
  min: amount,
  desired: amount,
  max: amount,
  max_pods: amountOrNull,
  disk: amount,
  detailed_monitoring: truth,
  policies: texts,
  taints: listOf(complete({ key: text, value: anyText, effect: oneOf("NO_SCHEDULE") })),
});

const permissions = oneOf(
  "load-balancers",
  "records",
  "certificates",
  "secrets",
  "scaling",
  "volumes",
  "observability",
);

const identity = complete({
  permissions: either(permissions, nothing, "a set of rights or null"),
  buckets: listOf(complete({ name: text, prefix: anyText, read: truth, write: truth })),
});

const database = complete({
  engine: oneOf("postgres"),
  version: text,
  class: text,
  storage: amount,
  max_storage: amount,
  multi_az: truth,
  backup_days: amount,
  enhanced_monitoring: truth,
  iam_authentication: truth,
  max_connections: amountOrNull,
  read_replica: truth,
  database: text,
  username: text,
  password_version: amount,
  secret: text,
});

const cache = complete({
  engine: oneOf("redis"),
  version: text,
  class: text,
  replicas: amount,
  backup_days: amount,
  password_version: amount,
  secret: text,
});

const lifecycleRule = complete({
  prefix: anyText,
  infrequent_access_days: amountOrNull,
  expiration_days: amountOrNull,
});

const zone = complete({ name: text, certificate: truth });

/** The form of `infra.json`, from which Terraform builds a cluster. */
export const infrastructureFormat: Shape<Infrastructure> = complete({
  cluster,
  network,
  node_groups: mapOf(nodeGroup),
  add_ons: mapOf(complete({ version: text, configuration: textOrNull })),
  groups: texts,
  identities: mapOf(identity),
  repositories: mapOf(complete({ keep: amount })),
  databases: mapOf(database),
  caches: mapOf(cache),
  buckets: mapOf(
    complete({ versioned: truth, lifecycle: listOf(lifecycleRule), old_version_days: amountOrNull }),
  ),
  secrets: mapOf(complete({ generated: texts, filled: texts })),
  zone: either(zone, nothing, "a zone or null"),
  tags: mapOf(anyText),
});
