import { readFileSync } from "node:fs";
import {
  type Found,
  isMap,
  isTrueAt,
  listAt,
  mapAt,
  textAt,
  textsAt,
  valueAt,
} from "#lib/checks/graph/fields.ts";
import type { Contract } from "#lib/render/infrastructure/contract.ts";
import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import type { Value } from "#lib/render/resource.ts";
import { infrastructureFormat } from "./infrastructure.ts";

/** The entries of a map at a field, each as something of its own. */
function record<Entry>(value: Found, field: string, entryOf: (entry: Value) => Entry): Record<string, Entry> {
  const entries = Object.entries(mapAt(value, field));
  return Object.fromEntries(entries.map(([name, entry]) => [name, entryOf(entry)]));
}

function named(value: Found) {
  return { name: textAt(value, "name") ?? "" };
}

function withSecret(value: Found) {
  return { secret: textAt(value, "secret") ?? "" };
}

/** What a file of a cluster's facts says. */
export interface ClusterFile {
  readonly contract: Contract;
  /** Absent where the file has another form than Terraform takes today. */
  readonly infrastructure?: Infrastructure;
}

/** Reads a file that by its name holds a cluster's facts; nothing where it holds none, or cannot be read. */
export function readClusterFile(path: string): ClusterFile | undefined {
  try {
    const text = readFileSync(path, "utf8");
    const infrastructure: unknown = JSON.parse(text);
    if (infrastructureFormat.matches(infrastructure)) return { contract: infrastructure, infrastructure };
    const contract = readContract(text);
    return contract && { contract };
  } catch {
    // Whoever reads it as a manifest says why it cannot be read.
    return undefined;
  }
}

/**
 * What a cluster's facts say of the names that manifests share with them; nothing for a text that holds no such
 * facts. What is missing in them is empty: the rules then say who misses it, and Terraform refuses the rest.
 */
export function readContract(text: string): Contract | undefined {
  const facts = parse(text);
  const name = textAt(facts, "cluster", "name");
  if (name === undefined || !isMap(valueAt(facts, "identities"))) return undefined;
  const zone = textAt(facts, "zone", "name");
  return {
    cluster: {
      name,
      account: textAt(facts, "cluster", "account") ?? "",
      region: textAt(facts, "cluster", "region") ?? "",
    },
    identities: record(facts, "identities", (identity) => ({
      permissions: textAt(identity, "permissions") ?? null,
      buckets: listAt(identity, "buckets").map(named),
    })),
    add_ons: mapsAt(facts, "add_ons"),
    repositories: mapsAt(facts, "repositories"),
    databases: record(facts, "databases", withSecret),
    caches: record(facts, "caches", withSecret),
    buckets: mapsAt(facts, "buckets"),
    secrets: record(facts, "secrets", (secret) => ({
      generated: textsAt(secret, "generated"),
      filled: textsAt(secret, "filled"),
    })),
    zone: zone === undefined ? null : { name: zone, certificate: isTrueAt(facts, "zone", "certificate") },
  };
}

function mapsAt(value: Found, field: string): Record<string, object> {
  return record(value, field, (entry) => mapAt(entry));
}

function parse(text: string): Found {
  try {
    const value: Value = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
