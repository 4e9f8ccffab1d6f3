import type { Tree } from "#lib/render/tree.ts";
import type { Draft } from "./draft.ts";

/** A way to break a tree, seen where real clusters were broken. */
export interface Operator {
  /** `secret-name-misspelt`: what somebody did. */
  readonly name: string;
  /** Class of mistakes, by which results are counted. */
  readonly of: string;
  /** A public thread in which it happened to somebody. */
  readonly seen: string;
  /** A mistake only of the change: what comes out would be fine in a new cluster. */
  readonly isChange?: true;
  /** The mistake at every place where it is one, made when it is asked for. */
  drafts(tree: Tree): Iterable<Draft>;
}

/** A change that breaks nothing, and that no rule may refuse. */
export interface HarmlessEdit {
  /** What somebody did, as a sentence without a full stop. */
  readonly name: string;
  /** A change that the gate has every reason to ask about, although what comes out is fine. */
  readonly isReplacement?: true;
  drafts(tree: Tree): Iterable<Draft>;
}
