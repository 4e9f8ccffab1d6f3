import { scopeOf } from "#lib/render/scope.ts";
import { doubtAbout } from "../../doubt.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { hasKey, keysOf } from "../../graph/names.ts";
import { isReserved } from "../../graph/producers/cluster.ts";
import type { Reference } from "../../graph/reference.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** `key jwt-secret of Secret backend-oauth`, with the namespace where it is another one. */
function targetText({ kind, key, name, namespace, from }: Reference): string {
  const ofKey = key === undefined ? "" : `key ${key} of `;
  const isElsewhere = scopeOf(kind) !== "cluster" && namespace !== namespaceOf(from);
  return `${ofKey}${kind.kind} ${name}${isElsewhere ? ` of namespace ${namespace}` : ""}`;
}

function messageFor(reference: Reference): string {
  const verb = reference.key === undefined ? "names" : "reads";
  return `${reference.place} ${verb} ${targetText(reference)}, which nothing produces`;
}

function missingObject(graph: Graph, reference: Reference): Violation {
  const { kind, namespace, name, from } = reference;
  const doubt = doubtAbout(graph, kind, namespace, name);
  const near = nearest(name, graph.names.namesIn(kind, namespace));
  // Without its Service a StatefulSet starts, and its pods have no names of their own.
  const isSuspect = doubt !== undefined || reference.place === "spec.serviceName";
  const place = scopeOf(kind) === "cluster" ? "the cluster" : `namespace ${namespace}`;
  const add = `add ${kind.kind} ${name} to ${place}`;
  return {
    at: from,
    ...(isSuspect && { severity: "warning" }),
    message: `${messageFor(reference)}${doubt === undefined ? "" : `, but ${doubt}`}`,
    fix: near === undefined ? `${add}, or correct the name` : `write ${near}, or ${add}`,
  };
}

function missingKey(reference: Reference, key: string, known: readonly string[]): Violation {
  const near = nearest(key, known);
  const add = `add it to the keys of the ${reference.kind.kind}`;
  const has = known.length === 0 ? "it has no keys" : `it has ${enumerate(known)}`;
  return {
    at: reference.from,
    message: `${messageFor(reference)}: ${has}`,
    fix: near === undefined ? add : `write ${near}, or ${add}`,
  };
}

function violationOf(graph: Graph, reference: Reference): Violation | undefined {
  const { kind, namespace, name, key, optional } = reference;
  if (optional || isReserved(kind, name)) return undefined;
  const producers = graph.names.producersOf(kind, namespace, name);
  if (producers.length === 0) return missingObject(graph, reference);
  if (key === undefined) return undefined;
  const keys = keysOf(producers);
  if (keys.open || hasKey(keys, key)) return undefined;
  return missingKey(reference, key, keys.known);
}

/** Every name that an object names exists in its cluster. */
export const references: Rule = {
  number: 201,
  name: "references",
  compares: true,
  reason: "A pod that names what does not exist never starts, and a sync that waits for it never ends.",
  see: "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist",
  *check(graph) {
    for (const reference of graph.references) {
      const violation = violationOf(graph, reference);
      if (violation !== undefined) yield violation;
    }
  },
};
