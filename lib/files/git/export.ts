import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { git } from "./git.ts";

/** A file of a commit. */
interface Blob {
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly id: string;
}

/** Files that nobody reads are not written either. */
const readable = /\.(?:ya?ml|json)$/;

/** Modes of plain files: no symbolic links, which are not followed anyway, and no submodules. */
const plain = /^100(644|755|664)$/;

function blobsBelow(root: string, commit: string, prefix: string): Blob[] {
  const below = prefix === "" ? [] : ["--", prefix];
  const listing = git(root, ["ls-tree", "-r", "-z", "--full-tree", commit, ...below]).toString("utf8");
  return listing.split("\0").flatMap((line) => {
    const [, mode = "", id = "", path = ""] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return plain.test(mode) && readable.test(path) && isInside(path) ? [{ path, id }] : [];
  });
}

/** Whether a path stays below the folder that it is written to, whatever a broken commit says. */
function isInside(path: string): boolean {
  return path.split("/").every((part) => !["", ".", "..", ".git"].includes(part) && !part.includes("\\"));
}

/** The contents that `git cat-file --batch` prints, in the order in which it was asked. */
function* contentsIn(output: Buffer): Generator<Buffer> {
  let position = 0;
  while (position < output.length) {
    const end = output.indexOf("\n", position);
    const size = Number(output.subarray(position, end).toString("utf8").split(" ")[2]);
    yield output.subarray(end + 1, end + 1 + size);
    // A line feed follows each.
    position = end + 1 + size + 1;
  }
}

/**
 * Writes the YAML and JSON that a commit has below a folder into another one, with the same paths. Nothing is checked out, and neither
 * the index nor the work tree is touched.
 *
 * @param prefix the folder in the repository, with `/` at its end; empty for all of it
 * @throws GitRefusal with what Git says
 */
export function exportCommit(root: string, commit: string, prefix: string, into: string): void {
  const blobs = blobsBelow(root, commit, prefix);
  if (blobs.length === 0) return;
  const asked = `${blobs.map(({ id }) => id).join("\n")}\n`;
  const contents = contentsIn(git(root, ["cat-file", "--batch"], asked));
  for (const { path } of blobs) {
    const { value } = contents.next();
    if (value === undefined) return;
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), value);
  }
}
