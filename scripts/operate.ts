import { compareFiles } from "#lib/files/compare.ts";
import { discover } from "#lib/files/discover.ts";
import { driftOf } from "#lib/files/drift.ts";
import { carryOut } from "#lib/operate/carry-out.ts";
import { describePlan } from "#lib/operate/describe.ts";
import { environmentFor } from "#lib/operate/environment.ts";
import { takeInterrupts } from "#lib/operate/interruption.ts";
import { OperateError } from "#lib/operate/operate-error.ts";
import { processes } from "#lib/operate/processes.ts";
import type { Plan } from "#lib/operate/step.ts";
import { type Target, targetOf } from "#lib/operate/target.ts";
import { stateBucketOf } from "#lib/operate/terraform-state.ts";
import type { World } from "#lib/operate/world.ts";
import { Failure } from "./command.ts";
import { hasErrors, renderRepository, repositoryRoot } from "./repository.ts";

/** Whether somebody sits in front of the command and can answer. */
export const isAttended = process.stdin.isTTY === true;

/** The clusters of the repository, as the commands see them. */
export async function findTargets(): Promise<readonly Target[]> {
  const { fleet } = await discover(repositoryRoot);
  const { trees } = await renderRepository(repositoryRoot);
  return trees.flatMap((tree) => {
    const cluster = fleet.clusters.find(({ value }) => value.name === tree.cluster)?.value;
    return cluster === undefined
      ? []
      : [targetOf(cluster, tree, stateBucketOf(repositoryRoot, cluster.name))];
  });
}

/** The cluster of a name. */
export async function findTarget(name: string): Promise<Target> {
  const targets = await findTargets();
  const target = targets.find((one) => one.name === name);
  if (target !== undefined) return target;
  const names = targets.map((one) => one.name).join(", ");
  throw new Failure(`there is no cluster "${name}"; choose one of ${names}`);
}

/** Does work of `lib/operate`; what the user can mend is told without a stack. */
export async function operating<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OperateError ? new Failure(error.message) : error;
  }
}

/** The real world, with Ctrl-C in our hands for as long as the work goes on. */
export async function inWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  const interruption = takeInterrupts();
  const environment = environmentFor(process.env);
  try {
    const print = (line: string) => console.log(line);
    return await operating(() => work(processes({ root: repositoryRoot, environment, interruption }, print)));
  } finally {
    interruption.release();
  }
}

/** Refuses to touch a cluster while `generated/`, which Argo CD reads, is not what the definitions give. */
async function checkGenerated(): Promise<void> {
  const { files, findings } = await renderRepository(repositoryRoot);
  if (hasErrors(findings) || driftOf(compareFiles(repositoryRoot, files)).length > 0) {
    throw new Failure("generated/ is not what the definitions give; see npm run check");
  }
}

/** Prints a plan, or carries it out. */
export async function perform(plan: Plan, { dryRun }: { readonly dryRun: boolean }): Promise<void> {
  if (dryRun) {
    process.stdout.write(describePlan(plan));
    return;
  }
  await checkGenerated();
  await inWorld((world) => carryOut(plan, world));
}
