import type { Applications, Source } from "../../graph/applications.ts";
import { textAt } from "../../graph/fields.ts";
import { repositoryOf } from "../../graph/git-address.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";

type Told = Pick<Violation, "message" | "fix" | "severity">;

/** What so many sources say is meant by the others as well. */
const leastAlike = 3;

/** The value that most of some items have; nothing where there are few, or they differ. */
function usual(values: readonly string[]): string | undefined {
  const [most] = [...Map.groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length);
  return most !== undefined && most[1].length >= leastAlike && most[1].length > values.length / 2
    ? most[0]
    : undefined;
}

/** Branches that are merged and deleted. */
const passing = /^(?:feat|feature|fix|bugfix|hotfix|test|wip|tmp|temp|pr|draft)[-/]/i;

function revisionFault({ place, fields }: Source, revision: string | undefined): Told | undefined {
  const own = textAt(fields, "targetRevision");
  if (own === undefined || revision === undefined || own === revision) return undefined;
  if (nearest(own, [revision]) !== undefined) {
    const message = `${place}.targetRevision is ${own}, while the others are at ${revision}`;
    return { message, fix: `write ${revision}` };
  }
  if (!passing.test(own)) return undefined;
  return {
    severity: "warning",
    message: `${place}.targetRevision is the branch ${own}, while the others are at ${revision}: what is merged there does not arrive`,
    fix: `write ${revision}`,
  };
}

function* violations({ all }: Applications): Generator<Violation> {
  const own = all.flatMap(({ sources }) => sources.filter(({ folder }) => folder !== undefined));
  const revision = usual(own.flatMap(({ fields }) => textAt(fields, "targetRevision") ?? []));
  const address = usual(own.flatMap(({ repository }) => repository ?? []));
  for (const { resource: at, sources } of all) {
    for (const source of sources) {
      const { place, repository, folder, path } = source;
      const fault = folder === undefined ? undefined : revisionFault(source, revision);
      if (fault !== undefined) yield { at, ...fault };
      if (folder !== undefined || path === undefined || repository === undefined || address === undefined) {
        continue;
      }
      if (nearest(repositoryOf(repository), [repositoryOf(address)]) === undefined) continue;
      const message = `${place}.repoURL ${repository} is nearly that of the other Applications, ${address}, but not the same`;
      yield { at, message, severity: "warning", fix: `write ${address}` };
    }
  }
}

/** Applications of one repository take it from the same address and branch. */
export const ownRepository: Rule = {
  number: 402,
  name: "own-repository",
  reason:
    "An Application that reads another branch or repository than the others never gets what is merged here.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/",
  *check({ applications }) {
    yield* violations(applications);
  },
};
