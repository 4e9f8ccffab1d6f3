import type { Resource } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import { namespaceOf } from "../graph/kind.ts";
import type { Change } from "./change.ts";

/**
 * How an author says a destruction out loud: `Destroys` what is deleted, stopped or no longer protected, `Replaces`
 * what is renamed, made anew or changed where it cannot be changed.
 */
export const words = ["Destroys", "Replaces"] as const;
export type Word = (typeof words)[number];

/** Something that a change would destroy in the cluster, and that its author has not said yet. */
export interface Destruction {
  /** The object as it was, or as it will be; the cluster for what Terraform builds. */
  readonly at: Resource | Tree;
  readonly word: Word;
  /** What a trailer names: `PersistentVolumeClaim shop/data`, `Namespace shop`. */
  readonly subject: string;
  /** Where it is likely and not sure. */
  readonly severity?: "warning";
  /** What would happen in the cluster, as in a finding. */
  readonly message: string;
  /** What to do instead, as an imperative without a full stop. */
  readonly cure: string;
}

/** One kind of destruction that is looked for between two states of a cluster. */
export interface ChangeRule {
  /** As that of a rule. */
  readonly number: number;
  /** Name of its file. */
  readonly name: string;
  /** What goes wrong where nobody notices it, in one sentence. */
  readonly reason: string;
  /** Documentation of what it holds. */
  readonly see: string;
  /** Every destruction between two states of a cluster, in any order; never throws, whatever the trees hold. */
  check(change: Change): Iterable<Destruction>;
}

/** What a trailer names an object by: `Deployment shop/backend`, `Namespace shop`. */
export function subjectOf(resource: Resource): string {
  const { kind, metadata } = resource.object;
  const namespace = namespaceOf(resource);
  return `${kind} ${namespace === "" ? "" : `${namespace}/`}${metadata.name}`;
}

/** What happens to an object, before it is said which word it takes. */
type Said = Pick<Destruction, "message" | "cure" | "severity">;

/** That an object is deleted, stopped or no longer protected. */
export function destroys(at: Resource, said: Said): Destruction {
  return { at, word: "Destroys", subject: subjectOf(at), ...said };
}

/** That an object is made anew, or cannot be changed as it is asked to. */
export function replaces(at: Resource, said: Said): Destruction {
  return { at, word: "Replaces", subject: subjectOf(at), ...said };
}
