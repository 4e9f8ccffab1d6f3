#!/usr/bin/env node
import { defaultArguments } from "./arguments.ts";
import { execute } from "./execute.ts";
import { installKubeconform } from "./install.ts";

/** Runs the pinned kubeconform with the arguments of this process and ends as it ends. */
async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const executable = await installKubeconform();
  const { code, signal } = await execute(executable, [
    ...(await defaultArguments(given, process.env)),
    ...given,
  ]);
  if (signal !== null) process.kill(process.pid, signal);
  process.exitCode = code ?? 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
