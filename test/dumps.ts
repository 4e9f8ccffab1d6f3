import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { repositoryRoot } from "#scripts/repository.ts";
import { type Objects, type Place, type Run, runCronJob } from "./cron-job.ts";

/** A server whose dumps are tested. */
export interface Dumped {
  /** Where its jobs are. */
  readonly unit: Objects;
  readonly name: string;
  /** Place of its dumps: the bucket, and the folder in it. */
  readonly prefix: string;
  /** Folder with the programs that the jobs use. */
  readonly programs: string;
  readonly place: Place;
}

/** Runs the jobs of one server, with a folder that stands for S3. */
export class Dumps {
  readonly folder = mkdtempSync(join(tmpdir(), "buckets-"));
  readonly bucket: string;
  readonly #server: Dumped;

  constructor(server: Dumped) {
    this.#server = server;
    const [bucket = ""] = server.prefix.split("/");
    this.bucket = join(this.folder, bucket);
    mkdirSync(this.bucket);
    mkdirSync(join(this.folder, "commands"));
  }

  /** Paths of all dumps below the folder, the oldest first. */
  list(): string[] {
    return readdirSync(this.folder, { recursive: true, encoding: "utf8" })
      .filter((path) => dirname(path) === this.#server.prefix)
      .sort();
  }

  /** Runs a job, with variables that somebody set. */
  run(job: "backup" | "restore", variables: Readonly<Record<string, string>> = {}): Run {
    const { unit, name, place } = this.#server;
    const environment = { ...this.environment, ...variables };
    return runCronJob(unit, `${name}-${job}`, { secrets: place.secrets, environment });
  }

  /** What the jobs find on this machine. */
  get environment(): Readonly<Record<string, string>> {
    const { programs, place } = this.#server;
    const commands = [join(this.folder, "commands"), join(repositoryRoot, "test/commands")];
    const path = [...commands, programs, process.env.PATH].join(delimiter);
    return { ...place.environment, BUCKETS: this.folder, PATH: path };
  }

  /** Puts a script in the place of a program of the server, which it finds as `$real`. */
  replace(program: string, script: string): void {
    const path = join(this.folder, "commands", program);
    writeFileSync(path, `#!/bin/sh\nreal=${join(this.#server.programs, program)}\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /**
   * Backs up, and gives the path of the dump.
   *
   * @throws Error when that did not make one dump
   */
  backedUp(): string {
    const before = this.list();
    const { failed, output } = this.run("backup");
    const [added, ...others] = this.list().filter((path) => !before.includes(path));
    if (failed === undefined && added !== undefined && others.length === 0) return added;
    throw new Error(`the backup did not make one dump: ${output}`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Waits for the next second: dumps are named after the one that they were begun in. */
export async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1000);
  const start = second();
  while (second() === start) await setTimeout(20);
}
