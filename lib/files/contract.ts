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
import type { Value } from "#lib/render/resource.ts";
import { readSource, type Source } from "./source.ts";

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

/** A file of a cluster's facts, or of Kubernetes objects where it holds no such facts. */
export interface FactsSource extends Source {
  readonly contract?: Contract;
}

/** Reads a file that by its name holds a cluster's facts. What cannot be read, or is something else, is a fault. */
export function readFacts(path: string): FactsSource {
  const contract = contractIn(path);
  return contract === undefined ? readSource(path) : { objects: [], faults: [], contract };
}

function contractIn(path: string): Contract | undefined {
  try {
    return readContract(readFileSync(path, "utf8"));
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
