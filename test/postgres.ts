import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Where Debian puts the programs of each major version without putting them on the PATH of everybody. */
const systemFolder = "/usr/lib/postgresql";

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The folder with the programs of PostgreSQL on this machine; undefined when it has none. */
export function installedPostgres(): string | undefined {
  const versions = existsSync(systemFolder) ? readdirSync(systemFolder) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...newestFirst.map((version) => join(systemFolder, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_dump")));
}

/** A real server with a folder, a socket and a superuser of its own. */
export interface PostgresServer {
  /** What clients read to reach it. */
  readonly environment: { readonly PGHOST: string; readonly PGUSER: string; readonly PGPASSWORD: string };
  /**
   * What a script of SQL answers, a line for each row.
   *
   * @throws Error with what psql says, when it fails
   */
  query(database: string, sql: string): string;
  /** Opens a session that runs SQL and then stays, until the server ends it. */
  open(database: string, sql: string): void;
  stop(): Promise<void>;
}

/**
 * Starts a server that asks everybody for the password.
 *
 * @param programs folder with the programs of PostgreSQL
 * @throws Error when it does not start
 */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const environment = { PGHOST: folder, PGUSER: "owner", PGPASSWORD: "a 'quoted' password" };
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  initialize(programs, folder, environment);
  const child = spawn(
    join(programs, "postgres"),
    ["-D", join(folder, "data"), "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
    { ...user, stdio: "ignore" },
  );
  const psql = (database: string) => ["--no-psqlrc", "--quiet", "-At", "-v", "ON_ERROR_STOP=1", database];
  const sessions: ChildProcess[] = [];
  await answering(programs, folder, child);
  return {
    environment,
    query(database, sql) {
      const options = { env: environment, input: sql, encoding: "utf8" } as const;
      const { status, stdout, stderr } = spawnSync(join(programs, "psql"), psql(database), options);
      if (status !== 0) throw new Error(`psql failed: ${stderr}`);
      return stdout.trimEnd();
    },
    open(database, sql) {
      const session = spawn(join(programs, "psql"), psql(database), {
        env: environment,
        stdio: ["pipe", "ignore", "ignore"],
      });
      session.stdin.write(`${sql}\n`);
      sessions.push(session);
    },
    async stop() {
      for (const session of sessions) session.kill();
      if (child.exitCode === null && child.kill("SIGINT")) await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

function initialize(programs: string, folder: string, { PGUSER, PGPASSWORD }: PostgresServer["environment"]) {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PGPASSWORD);
  const { status, stderr } = spawnSync(
    join(programs, "initdb"),
    [
      ...["--pgdata", join(folder, "data"), "--username", PGUSER, "--pwfile", passwordFile],
      ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--no-locale", "--no-sync"],
    ],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
}

/** Waits until a server takes connections. */
async function answering(programs: string, folder: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    if (spawnSync(join(programs, "pg_isready"), ["--host", folder]).status === 0) return;
    await setTimeout(10);
  }
  rmSync(folder, { recursive: true });
  throw new Error(`PostgreSQL ended with exit code ${child.exitCode}`);
}
