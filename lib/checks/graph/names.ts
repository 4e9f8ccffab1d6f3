import type { Resource } from "#lib/render/resource.ts";
import { type Kind, kindId, namespaceFor } from "./kind.ts";

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
  /** Producers of a name; empty where there are none. */
  producersOf(kind: Kind, namespace: string, name: string): readonly Producer[];
  /** Names of a kind that exist in a namespace, in alphabetical order. */
  namesIn(kind: Kind, namespace: string): readonly string[];
}

type ByName = Map<string, Producer[]>;

const everywhere = "*";

function placeOf(kind: Kind, namespace: string | undefined): string {
  return `${kindId(kind)} ${namespace === undefined ? everywhere : namespaceFor(kind, namespace)}`;
}

/** Indexes producers by kind, namespace and name. */
export function indexNames(producers: Iterable<Producer>): Names {
  const places = new Map<string, ByName>();
  for (const producer of producers) {
    const place = placeOf(producer.kind, producer.namespace);
    const names = places.get(place) ?? new Map<string, Producer[]>();
    places.set(place, names);
    const others = names.get(producer.name);
    if (others === undefined) names.set(producer.name, [producer]);
    else others.push(producer);
  }
  const placesFor = (kind: Kind, namespace: string) =>
    [placeOf(kind, namespace), placeOf(kind, undefined)].flatMap((place) => places.get(place) ?? []);
  const sorted = new Map<string, readonly string[]>();
  return {
    producersOf: (kind, namespace, name) =>
      placesFor(kind, namespace).flatMap((names) => names.get(name) ?? []),
    namesIn: (kind, namespace) => {
      // Every reference that leads nowhere asks for these.
      const place = placeOf(kind, namespace);
      const names = sorted.get(place) ?? namesOf(placesFor(kind, namespace));
      sorted.set(place, names);
      return names;
    },
  };
}

function namesOf(places: readonly ByName[]): string[] {
  return [...new Set(places.flatMap((names) => [...names.keys()]))].sort();
}

/** The keys that several producers of one name make together. */
export function keysOf(producers: readonly Producer[]): Keys {
  return {
    known: [...new Set(producers.flatMap(({ keys }) => keys?.known ?? []))].sort(),
    open: producers.some(({ keys }) => keys?.open ?? true),
  };
}
