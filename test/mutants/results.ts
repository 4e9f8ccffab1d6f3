import type { Tree } from "#lib/render/tree.ts";
import { shares, spread } from "./choose.ts";
import { judgeOf, type Mutant } from "./judge.ts";
import type { HarmlessEdit, Operator } from "./operator.ts";

/** A mutant, with what was found of it. */
export interface Outcome<Maker> {
  readonly by: Maker;
  readonly cluster: string;
  readonly place: string;
  /** Rules that found an error, and rules that found something to warn of. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The first finding as it is printed. */
  readonly message?: string;
}

/** What makes mutants, of one of the two kinds. */
type Maker = Operator | HarmlessEdit;

/** Mistakes are judged as the change they are; of the harmless edits, those which replace something are not. */
function looksAtChange(maker: Maker): boolean {
  return "of" in maker ? maker.isChange === true : maker.isReplacement !== true;
}

interface Made<By> extends Mutant {
  readonly by: By;
}

/**
 * Mutants at so many places, spread over clusters and what is in them.
 *
 * @param places for one operator, over all clusters
 */
export function mutantsOf<By extends Maker>(
  makers: readonly By[],
  trees: readonly Tree[],
  places: number,
): Made<By>[] {
  return makers.flatMap((by) => {
    const isChange = looksAtChange(by);
    const drafts = trees.map((tree) => [...by.drafts(tree)].map((draft) => ({ by, tree, draft, isChange })));
    const counts = shares(
      drafts.map(({ length }) => length),
      places,
    );
    return drafts.flatMap((own, index) => spread(own, counts[index] ?? 0));
  });
}

/** Holds the rules over mutants. */
export async function outcomesOf<By extends Maker>(mutants: readonly Made<By>[]): Promise<Outcome<By>[]> {
  const judge = await judgeOf(mutants);
  return mutants.map((mutant) => {
    const findings = judge(mutant);
    const rulesOf = (severity: string) => [
      ...new Set(findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule)),
    ];
    const [first] = findings;
    return {
      by: mutant.by,
      cluster: mutant.tree.cluster,
      place: mutant.draft.place,
      errors: rulesOf("error"),
      warnings: rulesOf("warning"),
      ...(first !== undefined && { message: `${first.rule}: ${first.message}` }),
    };
  });
}
