import type { Resource } from "#lib/render/resource.ts";
import { type Kind, kindId, namespaceFor } from "./kind.ts";
import { once } from "./once.ts";

/** What is known of the keys of a Secret or ConfigMap. */
export interface Keys {
  readonly known: readonly string[];
  /** There may be others: whoever makes them does not say which. */
  readonly open: boolean;
}

/** Whatever makes an object of a name exist: a manifest, an operator, a chart, the cluster itself. */
export interface Producer {
  readonly kind: Kind;
  readonly name: string;
  /** Undefined: in every namespace. Of no matter for cluster-scoped kinds. */
  readonly namespace: string | undefined;
  /** Undefined: nothing is known of its keys. */
  readonly keys?: Keys;
  /** The object that makes it; undefined for what charts and clusters bring. */
  readonly by?: Resource;
}

/** Every name that something in a cluster produces. */
export interface Names {
  /** Producers of a name, the same list whenever it is asked for; empty where there are none. */
  producersOf(kind: Kind, namespace: string, name: string): readonly Producer[];
  /** Names of a kind that exist in a namespace, in alphabetical order. */
  namesIn(kind: Kind, namespace: string): readonly string[];
}

type ByName = Map<string, Producer[]>;

/** Names of one kind by namespace; those that are in every namespace are under nothing. */
type ByNamespace = Map<string | undefined, ByName>;

const nobody: readonly Producer[] = [];

function indexed(producers: Iterable<Producer>): ReadonlyMap<string, ByNamespace> {
  const kinds = new Map<string, ByNamespace>();
  for (const producer of producers) {
    const { kind, namespace, name } = producer;
    const namespaces = childOf(kinds, kindId(kind));
    const names = childOf(namespaces, namespace === undefined ? undefined : namespaceFor(kind, namespace));
    const others = names.get(name);
    if (others === undefined) names.set(name, [producer]);
    else others.push(producer);
  }
  return kinds;
}

/** The map under a key of a map of maps, made where there is none. */
function childOf<K, CK, CV>(maps: Map<K, Map<CK, CV>>, key: K): Map<CK, CV> {
  let child = maps.get(key);
  if (child === undefined) {
    child = new Map();
    maps.set(key, child);
  }
  return child;
}

/** Indexes producers by kind, namespace and name. */
export function indexNames(producers: Iterable<Producer>): Names {
  const kinds = indexed(producers);
  const joined = once((_: readonly Producer[]) => new Map<readonly Producer[], readonly Producer[]>());
  const together = (own: readonly Producer[], everywhere: readonly Producer[]) => {
    const known = joined(own);
    const all = known.get(everywhere) ?? [...own, ...everywhere];
    known.set(everywhere, all);
    return all;
  };
  const sorted = new Map<string, Map<string, readonly string[]>>();
  return {
    producersOf: (kind, namespace, name) => {
      const namespaces = kinds.get(kindId(kind));
      if (namespaces === undefined) return nobody;
      const own = namespaces.get(namespaceFor(kind, namespace))?.get(name);
      const everywhere = namespaces.get(undefined)?.get(name);
      return own === undefined || everywhere === undefined
        ? (own ?? everywhere ?? nobody)
        : together(own, everywhere);
    },
    namesIn: (kind, namespace) => {
      // Every reference that leads nowhere asks for these.
      const known = childOf(sorted, kindId(kind));
      const place = namespaceFor(kind, namespace);
      const namespaces = kinds.get(kindId(kind));
      const names = known.get(place) ?? namesOf([namespaces?.get(place), namespaces?.get(undefined)]);
      known.set(place, names);
      return names;
    },
  };
}

function namesOf(places: readonly (ByName | undefined)[]): string[] {
  return [...new Set(places.flatMap((names) => [...(names?.keys() ?? [])]))].sort();
}
/** The keys that several producers of one name make together. */
export const keysOf = once(
  (producers: readonly Producer[]): Keys => ({
    known: [...new Set(producers.flatMap(({ keys }) => keys?.known ?? []))].sort(),
    open: producers.some(({ keys }) => keys?.open ?? true),
  }),
);

const knownKeys = once(({ known }: Keys) => new Set(known));

/** Whether a key is among the known ones. */
export function hasKey(keys: Keys, key: string): boolean {
  return knownKeys(keys).has(key);
}
