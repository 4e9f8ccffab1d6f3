import { changeOf } from "#lib/checks/change/change.ts";
import { checkChanges } from "#lib/checks/change/gate.ts";
import { check } from "#lib/checks/check.ts";
import type { Finding } from "#lib/checks/finding.ts";
import { loadSchemas } from "#lib/checks/schema-source.ts";
import { resourcesOf, type Tree } from "#lib/render/tree.ts";
import { applied, type Draft } from "./draft.ts";

/** A tree and what is changed in it. */
export interface Mutant {
  readonly tree: Tree;
  readonly draft: Draft;
  /** Whether the change itself is looked at, beside what comes out. */
  readonly isChange: boolean;
}

/** What is found of a mutant that is not found of the tree it was made from. */
export type Judge = (mutant: Mutant) => readonly Finding[];

/** Support of versions of Kubernetes is counted from a day: one on which everything here is supported. */
const TODAY = "2026-11-22";

function keyOf({ rule, severity, unit, resource, message }: Finding): string {
  return JSON.stringify([rule, severity, unit, resource, message]);
}

/** Judges mutants by the rules; the schemas are those of every kind that some mutant has. */
export async function judgeOf(mutants: readonly Mutant[]): Promise<Judge> {
  const trees = new Set(mutants.map(({ tree }) => tree));
  const drafts = mutants.flatMap(({ tree, draft }) => touched(tree, draft));
  const schemas = await loadSchemas(
    [...[...trees].flatMap(resourcesOf), ...drafts].map(({ object }) => object),
  );
  const known = new Map<Tree, ReadonlySet<string>>();
  const before = (tree: Tree) => {
    const found = known.get(tree) ?? new Set(check(tree, schemas, TODAY).findings.map(keyOf));
    known.set(tree, found);
    return found;
  };
  return ({ tree, draft, isChange }) => {
    const clean = before(tree);
    const after = applied(tree, draft);
    const { findings } = check(after, schemas, TODAY);
    return [
      ...findings.filter((finding) => !clean.has(keyOf(finding))),
      ...(isChange ? checkChanges([changeOf(tree, after)], []) : []),
    ];
  };
}

/** What a draft adds, and what it makes another kind of. */
function touched(tree: Tree, draft: Draft) {
  const isAnother = draft.edits.some(({ path }) => path[0] === "kind" || path[0] === "apiVersion");
  return isAnother ? resourcesOf(applied(tree, draft)) : (draft.added ?? []);
}
