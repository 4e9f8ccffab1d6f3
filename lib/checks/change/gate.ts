import { findingOf } from "../check.ts";
import type { Finding } from "../finding.ts";
import { changeRules } from "../rules/change/all.ts";
import type { Change } from "./change.ts";
import type { ChangeRule, Destruction } from "./destruction.ts";
import { faultOf, type Happening, says, type Trailer } from "./trailers.ts";

/** What a trailer has to be: number, name and reason as rules have them. */
export const trailerRule: Omit<ChangeRule, "check"> = {
  number: 639,
  name: "trailers",
  reason: "A trailer that matches nothing is a slip of the pen, or says that something is lost which is not.",
  see: "https://git-scm.com/docs/git-interpret-trailers",
};

/** A destruction, as a trailer speaks of it, with the finding that it is while no trailer does. */
interface Found extends Happening {
  readonly finding: Finding;
}

function foundIn(rule: ChangeRule, destruction: Destruction, cluster: string): Found {
  const { at, word, subject, severity, message, cure } = destruction;
  const fix = `${cure}, or say so in a commit with the trailer "${word}: ${subject}"`;
  const finding = findingOf(rule.name, { at, message, fix, ...(severity && { severity }) });
  return { cluster, word, subject, finding: { ...finding, cluster } };
}

function unmatched(trailer: Trailer, happenings: readonly Happening[]): Finding[] {
  const fault = faultOf(trailer, happenings);
  const place = { severity: "error", cluster: "", unit: "", file: "" } as const;
  return fault === undefined ? [] : [{ rule: trailerRule.name, ...place, ...fault }];
}

/**
 * What changes of clusters destroy and nobody says out loud, and trailers that say what does not happen.
 *
 * @param trailers of the commits that make the change
 */
export function checkChanges(changes: readonly Change[], trailers: readonly Trailer[]): Finding[] {
  const found = changes.flatMap((change) =>
    changeRules.flatMap((rule) =>
      [...rule.check(change)].map((one) => foundIn(rule, one, change.head.tree.cluster)),
    ),
  );
  const bySubject = Map.groupBy(trailers, ({ subject }) => subject);
  const isSaid = (one: Happening) =>
    bySubject.get(one.subject)?.some((trailer) => says(trailer, one)) === true;
  return [
    ...found.filter((one) => !isSaid(one)).map(({ finding }) => finding),
    ...trailers.flatMap((trailer) => unmatched(trailer, found)),
  ];
}
