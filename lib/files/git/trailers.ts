import { type Word, words } from "#lib/checks/change/destruction.ts";
import { type Trailer, trailerOf } from "#lib/checks/change/trailers.ts";
import { git } from "./git.ts";

/** What stands between commits, and between a commit and its trailers: in no message. */
const format = "%x00%h%x01%(trailers:only,unfold)";

function trailersIn(record: string): Trailer[] {
  const [commit = "", lines = ""] = record.split("\u0001");
  return lines.split("\n").flatMap((line) => {
    const colon = line.indexOf(":");
    const key = line.slice(0, colon).trim().toLowerCase();
    const word: Word | undefined = words.find((one) => one.toLowerCase() === key);
    return word === undefined ? [] : [trailerOf(word, line.slice(colon + 1), commit)];
  });
}

/**
 * What the messages of commits say out loud, from a commit on, without it, up to another one. Keys of trailers are
 * read in any case, as Git does.
 *
 * @see https://git-scm.com/docs/git-log#Documentation/git-log.txt-trailersoptions
 * @throws GitRefusal with what Git says
 */
export function trailersBetween(root: string, base: string, head: string): Trailer[] {
  const args = ["log", "--no-show-signature", `--format=${format}`, "--end-of-options", `${base}..${head}`];
  const log = git(root, args).toString("utf8");
  return log.split("\0").flatMap(trailersIn);
}
