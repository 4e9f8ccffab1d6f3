import { join } from "node:path";
import { Failure } from "#scripts/command.ts";
import { type PlannedResource, TestReport } from "./events.ts";
import { terraform } from "./program.ts";
import { unreachableIn } from "./reachable.ts";
import type { Root } from "./roots.ts";

/** A registry, or what it refers to, does not answer: nothing can be said of what needs it. */
export class RegistryUnreachable extends Failure {
  constructor(address: string) {
    super(`the module registry cannot be reached: ${address}; what does not need it is checked by npm test`);
  }
}

/** What a root came to. */
export interface RootResult {
  /** What was done, with the times, or what is wrong. */
  readonly lines: readonly string[];
  readonly passes: boolean;
  readonly planned: readonly PlannedResource[];
}

const failed = (lines: readonly string[]): RootResult => ({
  lines: lines.filter((line) => line !== ""),
  passes: false,
  planned: [],
});

/** Runs something and measures it, in seconds. */
async function timed<T>(action: () => Promise<T>): Promise<[T, string]> {
  const start = performance.now();
  const result = await action();
  return [result, `${((performance.now() - start) / 1000).toFixed(1)} s`];
}

/**
 * Initializes, validates and tests a root, with the public modules and providers and without an account.
 *
 * @param folder where the repository, or a copy of it, is
 * @throws RegistryUnreachable where modules or providers cannot be had
 * @see https://developer.hashicorp.com/terraform/cli/commands/test
 */
export async function testRoot(
  folder: string,
  { path, cluster, hasTests }: Root,
  environment: NodeJS.ProcessEnv,
): Promise<RootResult> {
  const run = (args: readonly string[], takeLine?: (line: string) => void) =>
    timed(() => terraform(join(folder, path), args, environment, takeLine));

  const [initialized, initTime] = await run(["init", "-backend=false", "-no-color"]);
  if (initialized.status !== 0) {
    const address = unreachableIn(initialized.output);
    if (address !== undefined) throw new RegistryUnreachable(address);
    return failed([`${path}: terraform init fails`, initialized.output]);
  }

  const [validated, validateTime] = await run(["validate", "-no-color"]);
  if (validated.status !== 0) return failed([`${path}: terraform validate fails`, validated.output]);

  const times = `init ${initTime}, validate ${validateTime}`;
  if (!hasTests) return { lines: [`${path}: valid, without tests; ${times}`], passes: true, planned: [] };

  const report = new TestReport();
  // With the plans, of which only those of clusters are looked at: each is a line of megabytes.
  const verbose = cluster === undefined ? [] : ["-verbose"];
  const [tested, testTime] = await run(["test", "-json", ...verbose], report.take);
  if (tested.status !== 0)
    return failed([
      `${path}: terraform test fails`,
      ...report.errors.map((error) => `  ${error}`),
      tested.output,
    ]);
  const line = `${path}: valid, ${report.passed} runs pass; ${times}, test ${testTime}`;
  // Tests that were not found pass, too.
  return { lines: [line], passes: report.passed > 0, planned: report.planned };
}
