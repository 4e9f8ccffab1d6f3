import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseArchive } from "./release.ts";

/** Milliseconds until a server has to answer, redirects included. */
const answerWithin = 5_000;
/** Milliseconds until the whole archive has to be here. */
const completeWithin = 120_000;

async function fetchArchive(url: string): Promise<Buffer> {
  const unanswered = new AbortController();
  const timer = setTimeout(
    () => unanswered.abort(new Error(`no answer within ${answerWithin} ms`)),
    answerWithin,
  );
  try {
    const signal = AbortSignal.any([unanswered.signal, AbortSignal.timeout(completeWithin)]);
    const response = await fetch(url, { signal });
    clearTimeout(timer);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}

function verify(content: Buffer, { name, sha256 }: ReleaseArchive): void {
  const actual = createHash("sha256").update(content).digest("hex");
  if (actual !== sha256) throw new Error(`SHA-256 of ${name} is ${actual}, but ${sha256} is pinned`);
}

/**
 * Downloads an archive of the release and unpacks one file of it into a folder.
 *
 * Node goes through the proxy of the environment when `NODE_USE_ENV_PROXY=1` is set.
 *
 * @param location URL of the folder that holds the archive
 * @throws Error when the server does not answer in time or the archive is not the pinned one
 * @see https://nodejs.org/api/cli.html#node_use_env_proxy1
 */
export async function downloadExecutable(
  location: string,
  archive: ReleaseArchive,
  executable: string,
  folder: string,
): Promise<void> {
  const content = await fetchArchive(`${location}/${archive.name}`);
  verify(content, archive);
  writeFileSync(join(folder, archive.name), content);
  // tar of Windows reads zip too.
  execFileSync("tar", ["-xf", archive.name, executable], { cwd: folder, stdio: "pipe" });
}
