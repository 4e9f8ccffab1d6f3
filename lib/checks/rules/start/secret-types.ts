import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kindOf, kinds } from "../../graph/kind.ts";
import { hasKey, keysOf, type Producer } from "../../graph/names.ts";
import type { Reference } from "../../graph/reference.ts";
import { referencesTo } from "../../graph/references-by-kind.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Keys without which the API server refuses a Secret of a type. */
const needed: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/dockercfg": [".dockercfg"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
};

/** Where each kind that makes Secrets says their type. */
const typePaths: Readonly<Record<string, readonly string[]>> = {
  "/Secret": ["type"],
  "bitnami.com/SealedSecret": ["spec", "template", "type"],
  "external-secrets.io/ExternalSecret": ["spec", "target", "template", "type"],
};

/** The type of the Secret that a resource makes; undefined where others decide on it. */
function typeOf({ object }: Resource): string | undefined {
  const id = kindId(kindOf(object));
  const path = Object.hasOwn(typePaths, id) ? typePaths[id] : undefined;
  return path && (textAt(object, ...path) ?? "Opaque");
}

function* incomplete(at: Resource, producer: Producer): Generator<Violation> {
  const type = typeOf(at) ?? "";
  const { known, open } = keysOf([producer]);
  const wanted = Object.hasOwn(needed, type) ? (needed[type] ?? []) : [];
  const missing = open ? [] : wanted.filter((key) => !known.includes(key));
  if (missing.length === 0) return;
  yield {
    at,
    message: `Secret ${producer.name} is of type ${type}, which needs ${enumerate(missing)}, but it gets ${enumerate(known)}: the API server refuses it`,
    fix: `add ${enumerate(missing)} to its keys, or leave the type out`,
  };
}

const makers = [
  { group: "bitnami.com", kind: "SealedSecret" },
  { group: "external-secrets.io", kind: "ExternalSecret" },
];

function* ofMakers(graph: Graph): Generator<Violation> {
  for (const at of makers.flatMap((kind) => graph.ofKind(kind))) {
    const name =
      textAt(at.object, "spec", "target", "name") ??
      textAt(at.object, "spec", "template", "metadata", "name") ??
      at.object.metadata.name;
    const producers = graph.names.producersOf(kinds.secret, at.namespace ?? "", name);
    // What others add to the same Secret, this one does not have to have.
    if (producers.length !== 1) continue;
    for (const producer of producers) if (producer.by === at) yield* incomplete(at, producer);
  }
}

const pullTypes = new Set(["kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg"]);

function* ofReference(graph: Graph, { from, place, kind, namespace, name }: Reference): Generator<Violation> {
  const producers = graph.names.producersOf(kind, namespace, name);
  const [producer] = producers;
  if (producer?.by === undefined || producers.length > 1) return;
  const type = typeOf(producer.by);
  if (place.startsWith("imagePullSecrets") && type !== undefined && !pullTypes.has(type)) {
    yield {
      at: from,
      message: `${place} names Secret ${name}, which is of type ${type}: the kubelet passes it over, and pulls without it`,
      fix: "make it of type kubernetes.io/dockerconfigjson",
    };
  }
  if (!place.startsWith("spec.tls") || from.object.kind !== "Ingress") return;
  const keys = keysOf(producers);
  const missing = ["tls.crt", "tls.key"].filter((key) => !hasKey(keys, key));
  if (keys.open || missing.length === 0) return;
  yield {
    at: from,
    message: `${place} names Secret ${name}, which has ${enumerate(keys.known)}, but no ${enumerate(missing)}: it serves no certificate`,
    fix: `give the Secret ${enumerate(missing)}`,
  };
}

/** Secrets are of the type, and have the keys, that those who use them look for. */
export const secretTypes: Rule = {
  number: 258,
  name: "secret-types",
  reason:
    "A Secret without the keys of its type is refused, and one of another type is passed over without a word.",
  see: "https://kubernetes.io/docs/concepts/configuration/secret/#secret-types",
  *check(graph) {
    yield* ofMakers(graph);
    for (const reference of referencesTo(graph, kinds.secret)) {
      const { kind, place } = reference;
      if (kind !== kinds.secret) continue;
      if (place.startsWith("imagePullSecrets") || place.startsWith("spec.tls"))
        yield* ofReference(graph, reference);
    }
  },
};
