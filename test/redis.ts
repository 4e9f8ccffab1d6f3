import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";

const needed = ["redis-server", "redis-cli", "redis-check-rdb"];

/** The folder with the programs of Redis on this machine; undefined when it has none. */
export function installedRedis(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.find((folder) => needed.every((program) => existsSync(join(folder, program))));
}

/** A real server with a folder and a port of its own. */
export interface RedisServer {
  /** What clients read to reach it. */
  readonly environment: {
    readonly REDIS_HOST: string;
    readonly REDIS_PORT: string;
    readonly REDISCLI_AUTH: string;
  };
  /**
   * What a command answers.
   *
   * @throws Error with what redis-cli says, when it fails
   */
  ask(...command: string[]): string;
  stop(): Promise<void>;
}

/**
 * Starts a server with the arguments of a container.
 *
 * @param programs folder with the programs of Redis
 * @param args may read the password as `$(REDISCLI_AUTH)`, as Kubernetes writes variables
 * @throws Error when it does not start
 */
export async function startRedis(programs: string, args: readonly string[]): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const environment = {
    REDIS_HOST: "localhost",
    REDIS_PORT: await freePort(),
    REDISCLI_AUTH: `--a 'quoted' "password" with $(signs) and \\`,
  };
  const given = args.slice(1).map((one) => one.replace("$(REDISCLI_AUTH)", () => environment.REDISCLI_AUTH));
  const child = spawn(
    join(programs, "redis-server"),
    [
      ...given,
      ...["--port", environment.REDIS_PORT, "--dir", folder],
      // Saves are not held back for others that might want one too, and the digest of everything can be asked for.
      ...["--repl-diskless-sync-delay", "0", "--enable-debug-command", "local"],
    ],
    { stdio: "ignore" },
  );
  const ask = (...command: string[]) => {
    const options = { env: { ...process.env, ...environment }, encoding: "utf8" } as const;
    const client = [...["-h", "localhost", "-p", environment.REDIS_PORT], "-e", "--no-raw", ...command];
    const { status, stdout, stderr } = spawnSync(join(programs, "redis-cli"), client, options);
    if (status !== 0) throw new Error(`redis-cli failed: ${stderr}`);
    return stdout.trimEnd();
  };
  await answering(ask, folder, child);
  return {
    environment,
    ask,
    async stop() {
      if (child.exitCode === null && child.kill()) await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? String(address?.port) : "";
}

/** Waits until a server answers. */
async function answering(ask: RedisServer["ask"], folder: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    try {
      ask("ping");
      return;
    } catch {
      await setTimeout(10);
    }
  }
  rmSync(folder, { recursive: true });
  throw new Error(`Redis ended with exit code ${child.exitCode}`);
}
