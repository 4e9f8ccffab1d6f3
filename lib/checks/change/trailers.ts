import { once } from "../graph/once.ts";
import { nearest } from "../nearest.ts";
import type { Word } from "./destruction.ts";

/** A trailer of a commit, by which an author says out loud what a branch destroys. */
export interface Trailer {
  readonly word: Word;
  /** The only cluster that it is said of; every one where it names none. */
  readonly cluster?: string;
  /** `PersistentVolumeClaim shop/data`. */
  readonly subject: string;
  /** Abbreviated name of the commit. */
  readonly commit: string;
}

/** `staging: Namespace shop`: names of clusters have no blank, and kinds no colon. */
const withCluster = /^(\S+):\s+(\S.*)$/;

/** What the value of a trailer says: the object, and before it, if it is meant of one cluster only, that and a colon. */
export function trailerOf(word: Word, value: string, commit: string): Trailer {
  const text = value.trim().replace(/\s+/g, " ");
  const [, cluster, subject] = withCluster.exec(text) ?? [];
  return cluster === undefined || subject === undefined
    ? { word, subject: text, commit }
    : { word, cluster, subject, commit };
}

/** What happens to something, in which cluster. */
export interface Happening {
  readonly cluster: string;
  readonly word: Word;
  readonly subject: string;
}

function isOf(trailer: Trailer, { cluster, subject }: Happening): boolean {
  return trailer.subject === subject && (trailer.cluster === undefined || trailer.cluster === cluster);
}

/** Whether a trailer says that something happens. */
export function says(trailer: Trailer, happening: Happening): boolean {
  return trailer.word === happening.word && isOf(trailer, happening);
}

const sayings: Readonly<Record<Word, string>> = { Destroys: "destroyed", Replaces: "replaced" };

const bySubject = once((happenings: readonly Happening[]) =>
  Map.groupBy(happenings, ({ subject }) => subject),
);

const subjectsOf = once((happenings: readonly Happening[]) => [...bySubject(happenings).keys()]);

/** What is wrong with a trailer, in view of all that happens; nothing for one that says some of it. */
export function faultOf(
  trailer: Trailer,
  happenings: readonly Happening[],
): { readonly message: string; readonly fix: string } | undefined {
  const same = bySubject(happenings).get(trailer.subject) ?? [];
  if (same.some((happening) => says(trailer, happening))) return undefined;
  const { word, cluster, subject, commit } = trailer;
  const written = `${word}: ${cluster === undefined ? "" : `${cluster}: `}${subject}`;
  const start = `trailer "${written}" of commit ${commit}`;
  const other = same.find((happening) => isOf(trailer, happening));
  if (other !== undefined) {
    const message = `${start} has the wrong word: ${subject} is ${sayings[other.word]}`;
    return { message, fix: `write "${other.word}: ${subject}"` };
  }
  const [elsewhere] = same;
  if (elsewhere !== undefined) {
    const message = `${start} is of another cluster: ${subject} is ${sayings[elsewhere.word]} in ${elsewhere.cluster}`;
    return { message, fix: `write "${elsewhere.word}: ${elsewhere.cluster}: ${subject}"` };
  }
  const meant = nearest(subject, subjectsOf(happenings));
  const fix = meant === undefined ? "take it out of the message" : `write "${word}: ${meant}"`;
  return { message: `${start} matches nothing that this change destroys or replaces`, fix };
}
