import type { AddOn } from "./add-on.ts";
import type { Application } from "./application.ts";
import type { Cluster } from "./cluster.ts";

/** A definition with the file that it stands in, relative to the repository. */
export interface Defined<T> {
  readonly file: string;
  readonly value: T;
}

/** Everything that is defined: what `render` turns into trees. */
export interface Fleet {
  readonly clusters: readonly Defined<Cluster>[];
  readonly addOns: readonly Defined<AddOn>[];
  readonly applications: readonly Defined<Application>[];
}
