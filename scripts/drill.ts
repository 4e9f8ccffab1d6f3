import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drill, type Exercise, renderDrill } from "#lib/operate/drill.ts";
import { dryRun, regeneration, restore, stateRecovery, walkThrough } from "#lib/operate/exercises.ts";
import type { Target } from "#lib/operate/target.ts";
import { command, run } from "./command.ts";
import { findTargets, inWorld } from "./operate.ts";
import { repositoryRoot } from "./repository.ts";

/** A root that needs no provider, and so no network. */
const ROOT = 'resource "terraform_data" "drill" {\n  input = "drill"\n}\n';

function rootIn(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, "main.tf"), ROOT);
  return path;
}

function exercisesFor(targets: readonly Target[], folder: string): Exercise[] {
  const runbooks = readdirSync(join(repositoryRoot, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`)
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), "utf8") }));
  return [
    ...runbooks.map((runbook) => walkThrough(runbook, targets)),
    ...targets.map(dryRun),
    restore("PostgreSQL", "test/postgres.test.ts"),
    restore("Redis", "test/redis.test.ts"),
    stateRecovery(rootIn(folder, "first"), rootIn(folder, "second")),
    regeneration(folder),
  ];
}

const program = command(
  "drill",
  "Rehearses the recovery: walks through every runbook, and does for real what needs no cluster. Touches no cluster.",
).action(async () => {
  const targets = await findTargets();
  const folder = mkdtempSync(join(tmpdir(), "drill-"));
  try {
    const results = await inWorld((world) => drill(exercisesFor(targets, folder), world));
    process.stdout.write(renderDrill(results));
    if (results.some(({ because }) => because.length > 0)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

await run(program);
