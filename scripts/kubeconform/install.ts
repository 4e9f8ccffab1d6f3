import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { buildExecutable } from "./build.ts";
import { downloadExecutable } from "./download.ts";
import { executableName, platformName, type ReleaseArchive, releaseArchive, version } from "./release.ts";

/** Where kubeconform comes from and goes to. */
export interface Installation {
  /** URL of the folder that holds the release's archives. */
  readonly location: string;
  /** The archive for this platform; undefined when none is pinned. */
  readonly archive: ReleaseArchive | undefined;
  /** Path of the installed executable. */
  readonly executable: string;
}

/** The pinned release for this machine, kept under `node_modules/.cache`. */
export const defaultInstallation: Installation = {
  location: `https://github.com/yannh/kubeconform/releases/download/v${version}`,
  archive: releaseArchive(process.platform, process.arch),
  executable: join(
    import.meta.dirname,
    "../../node_modules/.cache/kubeconform",
    version,
    platformName(process.platform, process.arch),
    executableName(process.platform),
  ),
};

/**
 * Path of the pinned kubeconform: from the cache, else from the release's archive, else built with Go.
 *
 * Runs side by side do not disturb each other: each works in a folder of its own and puts the finished
 * executable in its place in one step.
 *
 * @throws Error that says what was tried and how to help when none of it works
 */
export async function installKubeconform(installation: Installation = defaultInstallation): Promise<string> {
  const { executable } = installation;
  if (existsSync(executable)) return executable;
  mkdirSync(dirname(executable), { recursive: true });
  const work = mkdtempSync(join(dirname(executable), "install-"));
  try {
    await makeExecutable(installation, work);
    renameSync(join(work, basename(executable)), executable);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return executable;
}

async function makeExecutable(installation: Installation, work: string): Promise<void> {
  const tried: string[] = [];
  for (const make of [download, build]) {
    try {
      return await make(installation, work);
    } catch (error) {
      tried.push(reason(error));
    }
  }
  throw new Error(
    `kubeconform ${version} is not at ${installation.executable} and could not be installed: ${tried.join("; ")}. Allow access to github.com (NODE_USE_ENV_PROXY=1 makes Node use the proxy of the environment), install Go, or put the executable at that path`,
  );
}

async function download({ location, archive, executable }: Installation, work: string): Promise<void> {
  if (archive === undefined) throw new Error("no release archive is pinned for this platform");
  try {
    await downloadExecutable(location, archive, basename(executable), work);
  } catch (error) {
    throw new Error(`download of ${location}/${archive.name} failed: ${reason(error)}`);
  }
}

async function build(_: Installation, work: string): Promise<void> {
  buildExecutable(work);
}

/** What an error says, with its cause: fetch tells no more than "fetch failed" itself. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
