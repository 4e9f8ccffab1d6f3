import type { Resource } from "#lib/render/resource.ts";
import type { Tree, Unit } from "#lib/render/tree.ts";
import type { Graph } from "./graph/graph.ts";
import type { SchemaSource } from "./schema-source.ts";

/** What a rule says: a finding before it is known where it belongs. */
export interface Violation {
  /** The object at fault, or the unit or the cluster where the fault is in no single object. */
  readonly at: Resource | Unit | Tree;
  /** Said where the tree alone cannot prove the fault: the rest are errors. */
  readonly severity?: "warning";
  /** What is wrong, as in a finding. */
  readonly message: string;
  /** What to do about it, as in a finding. */
  readonly fix: string;
}

/** What is wrong with a part of an object, before it is said of which object. */
export type Fault = Pick<Violation, "message" | "fix">;

/** One promise that is held over a whole cluster. */
export interface Rule {
  /** What it is found by in `docs/rules.md`; it stays when the rule moves. The hundreds are those of its folder. */
  readonly number: number;
  /** Name of its file. */
  readonly name: string;
  /** What goes wrong where it is broken, in one sentence. */
  readonly reason: string;
  /** Whether it needs more than one object to go wrong, so that what it finds depends on what is applied together. */
  readonly compares?: true;
  /** Documentation of what it holds. */
  readonly see: string;
  /**
   * Every violation in a cluster, in any order; never throws, whatever the tree holds.
   *
   * @param today as `2026-11-22`, for what is true until a day; without it nothing is said of that
   */
  check(graph: Graph, schemas: SchemaSource, today?: string): Iterable<Violation>;
}
