import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { Failure } from "#scripts/command.ts";

/** The first version with write-only arguments, which keep passwords out of the state. */
const OLDEST = [1, 11] as const;

const install = "install it from https://developer.hashicorp.com/terraform/install";
const wanted = `${OLDEST.join(".")} or newer`;

function versionOf(json: string): string {
  const { terraform_version: version }: { terraform_version: string } = JSON.parse(json);
  return version;
}

/**
 * Refuses a machine without a Terraform that can read this repository.
 *
 * @throws Failure where there is none, or one under 1.11
 */
export function requireTerraform(): void {
  const { error, stdout } = spawnSync("terraform", ["version", "-json"], { encoding: "utf8" });
  if (error !== undefined)
    throw new Failure(`terraform is not on the PATH; ${install}, in version ${wanted}`);
  const version = versionOf(stdout);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Failure(`terraform on the PATH is ${version}, and infra/ needs ${wanted}; ${install}`);
}

/** How a run of Terraform ended. */
export interface Ended {
  readonly status: number | null;
  /** What it printed, besides the lines that were taken. */
  readonly output: string;
}

/**
 * Runs Terraform in a folder.
 *
 * @param takeLine gets each line of its output as it comes; without it they are kept
 */
export async function terraform(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  takeLine?: (line: string) => void,
): Promise<Ended> {
  const child = spawn("terraform", [`-chdir=${folder}`, ...args], {
    env: { ...process.env, TF_IN_AUTOMATION: "1", TF_INPUT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kept: string[] = [];
  const keep = (line: string): void => {
    kept.push(line);
  };
  createInterface(child.stdout).on("line", takeLine ?? keep);
  createInterface(child.stderr).on("line", keep);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject).on("close", resolve);
  return { status: await promise, output: kept.join("\n") };
}
