import { bringUp } from "./bring-up.ts";
import type { CommandLine } from "./command-line.ts";
import { describePlan } from "./describe.ts";
import type { Exercise } from "./drill.ts";
import { failed, succeeds } from "./readings.ts";
import { unknownNames } from "./runbook.ts";
import type { Ask, Question, Run } from "./step.ts";
import type { Target } from "./target.ts";
import { tearDown } from "./tear-down.ts";

/** A runbook with its text. */
export interface Runbook {
  readonly path: string;
  readonly text: string;
}

function ask(title: string, question: Question, cure: string): Ask {
  return { kind: "ask", title, question, cure };
}

function run(title: string, command: CommandLine, cure: string): Run {
  return { kind: "run", title, command, cure };
}

/** Every command of a runbook names what some cluster has. */
export function walkThrough({ path, text }: Runbook, targets: readonly Target[]): Exercise {
  const trees = targets.map(({ tree }) => tree);
  return { title: `${path} names what the clusters have`, look: () => unknownNames(text, trees), steps: [] };
}

/** The plans of a cluster's recovery can be made, and printed, without asking anybody. */
export function dryRun(target: Target): Exercise {
  return {
    title: `bring-up and tear-down of ${target.name} can be planned`,
    look() {
      for (const plan of [bringUp, tearDown]) describePlan(plan(target, { approve: false }));
      return [];
    },
    steps: [],
  };
}

/**
 * A restore of a data store into a real server on this machine, by the scripts of the cluster's own jobs.
 *
 * @param test file of the tests that run the jobs' scripts
 */
export function restore(store: string, test: string): Exercise {
  const question: Question = {
    command: { program: "npx", args: ["vitest", "run", test] },
    read(answer) {
      if (answer.status !== 0) return failed(answer);
      const skipped = /\b\d+ skipped\b/.test(answer.stdout);
      return skipped ? { met: false, because: [`${store} is not installed on this machine`] } : { met: true };
    },
  };
  const title = `${store} is saved, and restored into a real server`;
  return { title, steps: [ask(title, question, `npx vitest run ${test} says more`)] };
}

/**
 * Everything in `generated/` comes back from a bare clone of what is committed, byte by byte.
 *
 * @param folder an empty folder of this exercise's own
 */
export function regeneration(folder: string): Exercise {
  const [bare, checkout] = [`${folder}/bare.git`, `${folder}/checkout`];
  const differences: Question = {
    command: { program: "git", args: ["-C", checkout, "status", "--porcelain"] },
    read(answer) {
      if (answer.status !== 0) return failed(answer);
      const lines = answer.stdout.split("\n").filter((line) => line !== "");
      return lines.length === 0 ? { met: true } : { met: false, because: lines };
    },
  };
  const cure = "see what Git or npm says";
  return {
    title: "generated/ comes back from a bare clone",
    steps: [
      run("clone", { program: "git", args: ["clone", "--quiet", "--bare", ".", bare] }, cure),
      run("check out", { program: "git", args: ["clone", "--quiet", bare, checkout] }, cure),
      run("install", { program: "npm", args: ["--prefix", checkout, "ci", "--no-fund"] }, cure),
      run("generate", { program: "npm", args: ["--prefix", checkout, "run", "generate"] }, cure),
      ask("compare", differences, "npm run generate, and commit"),
    ],
  };
}

/**
 * A saved state of Terraform is put in the place of one that is lost, and Terraform finds everything again.
 *
 * @param first folder with a root of its own
 * @param second folder with the same root, whose state is lost
 * @see https://developer.hashicorp.com/terraform/cli/commands/state/push
 */
export function stateRecovery(first: string, second: string): Exercise {
  const terraform = (folder: string, ...args: string[]): CommandLine => ({
    program: "terraform",
    args: [`-chdir=${folder}`, ...args],
  });
  const cure = "see what Terraform says";
  const saved = terraform(first, "state", "pull");
  return {
    title: "Terraform's state is put back after a loss",
    steps: [
      run("initialize", terraform(first, "init", "-input=false"), cure),
      run("build", terraform(first, "apply", "-auto-approve"), cure),
      run("initialize", terraform(second, "init", "-input=false"), cure),
      run("put back", { ...terraform(second, "state", "push", "-"), input: saved }, cure),
      ask("nothing is built again", succeeds(terraform(second, "plan", "-detailed-exitcode")), cure),
    ],
  };
}
