import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listAt, textAt, textEntriesAt, textsAt, valueAt } from "#lib/checks/graph/fields.ts";
import type { Value } from "#lib/render/resource.ts";
import type { RenderedUnit } from "./rendered.ts";

/** Milliseconds after which a container has failed, lest one that hangs keep the tests from ending. */
const DEADLINE = 30_000;

/** Where the manifests of a job are found. */
export type Objects = Pick<RenderedUnit, "object">;

/** How the containers of a job ended. */
export interface Run {
  /** The container that failed; undefined when none did. */
  readonly failed: string | undefined;
  /** Everything that was printed. */
  readonly output: string;
}

/** What a machine puts in the place of the cluster. */
export interface Place {
  /** Values of the keys of Secrets, as the variables that take them. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Variables that have other values outside the cluster, or that somebody set in the created Job. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs what a CronJob runs, on this machine: the commands and the environment of its manifest, one container after
 * the other, with a new folder for the dump.
 */
export function runCronJob(unit: Objects, name: string, place: Place): Run {
  const pod = valueAt(unit.object("CronJob", name), "spec", "jobTemplate", "spec", "template", "spec");
  const folder = mkdtempSync(join(tmpdir(), "dump-"));
  const environment = { ...place.environment, DUMP_FOLDER: folder, HOME: folder };
  let output = "";
  try {
    for (const container of [...listAt(pod, "initContainers"), ...listAt(pod, "containers")]) {
      const [command = "", ...rest] = textsAt(container, "command");
      const env = { ...variablesOf(unit, container, place.secrets), ...environment };
      const options = { env, encoding: "utf8", timeout: DEADLINE } as const;
      const { status, stdout, stderr } = spawnSync(command, rest, options);
      output += stdout + stderr;
      if (status !== 0) return { failed: textAt(container, "name") ?? "", output };
    }
    return { failed: undefined, output };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function variablesOf(unit: Objects, container: Value, secrets: Place["secrets"]) {
  const maps = listAt(container, "envFrom").map((from) => textAt(from, "configMapRef", "name") ?? "");
  const plain = maps.flatMap((map) => textEntriesAt(unit.object("ConfigMap", map), "data"));
  const secret = listAt(container, "env").map((variable) => {
    const name = textAt(variable, "name") ?? "";
    return [name, secrets[name] ?? ""];
  });
  return Object.fromEntries([...plain, ...secret]);
}
