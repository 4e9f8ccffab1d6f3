import type { Resource } from "#lib/render/resource.ts";
import { once } from "./once.ts";
import type { Service } from "./service.ts";
import type { Workload } from "./workload.ts";

/** Something of a namespace with the object that makes it, where the tree has it. */
interface Made {
  readonly namespace: string;
  readonly resource?: Resource;
}

/** Finds among things that were found together those that belong to an object. */
type Nearest<Item> = (home: Resource, items: readonly Item[]) => readonly Item[];

function identityOf({ namespace, resource }: Made): string | undefined {
  if (resource === undefined) return undefined;
  const { kind, metadata } = resource.object;
  return `${namespace}/${kind}/${metadata.name}`;
}

const fileOf = ({ resource }: Made) => resource?.origin.file ?? "";
const unitOf = ({ resource }: Made) => resource?.unit ?? "";

function firstBy<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item> {
  // Of several under a key a map keeps the last.
  return new Map(items.toReversed().map((item) => [key(item), item]));
}

/** Things by what tells them from those of other folders. */
class Variants<Item extends Made> {
  readonly #items: readonly Item[];
  readonly #byUnit: ReadonlyMap<string, readonly Item[]>;
  readonly #objects: readonly {
    readonly first: Item;
    readonly byFile: ReadonlyMap<string, Item>;
    readonly byUnit: ReadonlyMap<string, Item>;
  }[];
  readonly #found = new Map<string, readonly Item[]>();

  constructor(items: readonly Item[]) {
    this.#items = items;
    this.#byUnit = Map.groupBy(items, unitOf);
    const objects = Map.groupBy(items, (item) => identityOf(item) ?? item);
    this.#objects = Array.from(objects.values(), (same) => ({ same, first: same[0] }))
      .flatMap(({ same, first }) => (first === undefined ? [] : [{ same, first }]))
      .map(({ same, first }) => ({ first, byFile: firstBy(same, fileOf), byUnit: firstBy(same, unitOf) }));
  }

  #find(home: Resource): readonly Item[] {
    const [file, unit] = [home.origin.file ?? "", home.unit];
    const mine = this.#objects.map(
      ({ first, byFile, byUnit }) => byFile.get(file) ?? byUnit.get(unit) ?? first,
    );
    // Where objects name no namespace, each folder is applied to one of its own.
    const ofUnit = mine.filter((item) => item.namespace !== "" || unitOf(item) === unit);
    return ofUnit.length > 0 ? ofUnit : mine;
  }

  of(home: Resource): readonly Item[] {
    const isPlain = this.#objects.length === this.#items.length;
    const isOfOne = this.#byUnit.size <= 1 || this.#items[0]?.namespace !== "";
    if (isPlain && isOfOne) return this.#items;
    const question = JSON.stringify([home.unit, home.origin.file]);
    const found = this.#found.get(question) ?? this.#find(home);
    this.#found.set(question, found);
    return found;
  }
}

function nearest<Item extends Made>(): Nearest<Item> {
  const variants = once((items: readonly Item[]) => new Variants(items));
  return (home, items) => (items.length <= 1 ? items : variants(items).of(home));
}

/**
 * Of Services that were found together those that an object meets: of several under one name, which are versions that
 * nobody applies together, the one of its own file or folder.
 */
export const nearestServices: Nearest<Service> = nearest();

/** As `nearestServices`, of workloads. */
export const nearestWorkloads: Nearest<Workload> = nearest();
