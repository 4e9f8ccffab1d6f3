import { spawn } from "node:child_process";
import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { repositoryRoot } from "#scripts/repository.ts";
import { Dumps, nextSecond } from "./dumps.ts";
import { installedPostgres, type PostgresServer, startPostgres } from "./postgres.ts";
import { renderedUnit } from "./rendered.ts";

const programs = installedPostgres();
const isRequired = process.env.CI === "true";

const tracker = await renderedUnit("gitops-delivery-cluster", "expense-tracker");
const live = "expense_tracker";
const prefix = "gitops-delivery-cluster-backups/expense-tracker/postgres";

if (programs === undefined && !isRequired)
  console.warn("PostgreSQL is not installed: postgres.test.ts is skipped");

describe.skipIf(programs === undefined && !isRequired)("the dumps of a real PostgreSQL", () => {
  let server: PostgresServer;
  let dumps: Dumps;

  beforeAll(async () => {
    if (programs === undefined)
      throw new Error("PostgreSQL is not installed; run apt-get install postgresql");
    server = await startPostgres(programs);
  }, 60_000);

  afterAll(() => server?.stop());

  beforeEach(() => {
    dumps = new Dumps({
      unit: tracker,
      name: "postgres",
      prefix,
      programs: programs ?? "",
      place: { secrets: server.environment, environment: { PGHOST: server.environment.PGHOST } },
    });
    server.query("postgres", `CREATE DATABASE ${live}`);
    change(
      "CREATE TABLE people (name text PRIMARY KEY); CREATE TABLE expenses (who text REFERENCES people, amount int)",
      "INSERT INTO people VALUES ('Ada'); INSERT INTO expenses VALUES ('Ada', 12), ('Ada', 30)",
    );
  });

  afterEach(() => {
    for (const name of databases()) server.query("postgres", `DROP DATABASE ${name} WITH (FORCE)`);
    dumps.remove();
  });

  const change = (...sql: string[]) => server.query(live, sql.join(";"));
  const expenses = () => server.query(live, "SELECT sum(amount) FROM expenses");

  /** Databases besides those that every server has. */
  function databases(): string[] {
    const sql =
      "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY 1";
    return server.query("postgres", sql).split("\n");
  }

  describe("a backup", () => {
    it("is kept under the time it was made at, below unit and database", () => {
      expect(dumps.backedUp()).toMatch(
        new RegExp(`^${prefix}/\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.dump$`),
      );
    });

    it("leaves those before it as they are", async () => {
      const first = dumps.backedUp();
      const content = readFileSync(join(dumps.folder, first));
      await nextSecond();
      change("INSERT INTO expenses VALUES ('Ada', 58)");
      const second = dumps.backedUp();
      expect(dumps.list()).toEqual([first, second]);
      expect(readFileSync(join(dumps.folder, first))).toEqual(content);
    });

    it("uploads nothing when it cannot reach the database", () => {
      expect(dumps.run("backup", { PGPASSWORD: "wrong" })).toEqual({
        failed: "dump",
        output: expect.stringContaining('password authentication failed for user "owner"'),
      });
      expect(dumps.list()).toEqual([]);
    });

    it("uploads nothing when the dump is cut off", () => {
      dumps.replace("pg_dump", `"$real" "$@" && truncate --size=-10 "$DUMP_FOLDER/dump"`);
      expect(dumps.run("backup")).toEqual({
        failed: "dump",
        output: expect.stringContaining("pg_restore: error: could not read from input file: end of file"),
      });
      expect(dumps.list()).toEqual([]);
    });

    it("uploads nothing when the database is empty, as after the loss of its volume", () => {
      change("DROP TABLE expenses, people");
      expect(dumps.run("backup")).toEqual({
        failed: "dump",
        output: "database expense_tracker has no tables, so there is nothing to save\n",
      });
      expect(dumps.list()).toEqual([]);
    });

    it("fails when the bucket does not take it", () => {
      rmSync(dumps.bucket, { recursive: true });
      expect(dumps.run("backup")).toMatchObject({ failed: "upload" });
    });
  });

  describe("the runbook", () => {
    const runbook = readFileSync(join(repositoryRoot, "docs/postgres-restore.md"), "utf8");

    it("undoes a restore", () => {
      dumps.backedUp();
      change("INSERT INTO expenses VALUES ('Ada', 58)");
      dumps.run("restore");
      const [kept = ""] = databases();
      const [, undo = ""] = /<<'SQL'\n(.*?)\nSQL\n/s.exec(runbook) ?? [];
      server.query("template1", undo.replace(/before_\d+t\d+z/, kept));
      expect(expenses()).toBe("100");
      expect(databases()).toEqual([live, "undone"]);
    });

    it("names what is there", () => {
      const kinds = { cronjob: "CronJob", deployment: "Deployment", statefulset: "StatefulSet" };
      for (const [kind, name] of Object.entries(kinds)) {
        const named = [...runbook.matchAll(new RegExp(`${kind}/([\\w-]+)`, "g"))].map(
          ([, found = ""]) => found,
        );
        expect(named.length).toBeGreaterThan(0);
        expect(named.filter((one) => !tracker.has(name, one))).toEqual([]);
      }
      expect(runbook).toContain(`s3://${prefix}/`);
    });
  });

  describe("a restore", () => {
    it("ET11 brings back what was saved, after a table was dropped", () => {
      dumps.backedUp();
      change("DROP TABLE expenses");
      expect(expenses).toThrow('relation "expenses" does not exist');
      expect(dumps.run("restore")).toMatchObject({ failed: undefined });
      expect(expenses()).toBe("42");
    });

    it("brings back what was saved, after the database was dropped", () => {
      dumps.backedUp();
      server.query("postgres", `DROP DATABASE ${live}`);
      expect(dumps.run("restore")).toMatchObject({ failed: undefined });
      expect(expenses()).toBe("42");
      expect(databases()).toEqual([live]);
    });

    it("takes the newest dump, or the one that DUMP names, and lists all", async () => {
      const first = dumps.backedUp();
      await nextSecond();
      change("INSERT INTO expenses VALUES ('Ada', 58)");
      const second = dumps.backedUp();
      change("DELETE FROM expenses");

      const { output } = dumps.run("restore");
      expect(expenses()).toBe("100");
      const [older = "", newer = ""] = [first, second].map((path) => path.slice(prefix.length + 1));
      expect(output).toMatch(new RegExp(`${older}\n.*${newer}\nfetching ${newer}\n`));

      await nextSecond();
      expect(dumps.run("restore", { DUMP: older })).toMatchObject({ failed: undefined });
      expect(expenses()).toBe("42");
    });

    it("keeps what was there before, and says where", () => {
      dumps.backedUp();
      change("INSERT INTO expenses VALUES ('Ada', 58)");
      const { output } = dumps.run("restore");
      const [kept = "", ...rest] = databases();
      expect(kept).toMatch(/^before_\d{8}t\d{6}z$/);
      expect(rest).toEqual([live]);
      expect(output).toContain(`what it was before is kept as database ${kept}\n`);
      expect(server.query(kept, "SELECT sum(amount) FROM expenses")).toBe("100");
    });

    it("does not wait for a session that holds a table", async () => {
      dumps.backedUp();
      server.open(live, "BEGIN; LOCK TABLE expenses; SELECT count(*) FROM pg_database;");
      const locks = `SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'expenses'::regclass`;
      while (server.query(live, locks) === "0") await setTimeout(20);
      expect(dumps.run("restore")).toMatchObject({ failed: undefined });
      expect(expenses()).toBe("42");
    });

    it("does not give way to clients that connect again and again", () => {
      dumps.backedUp();
      const connect = `while :; do psql --command 'SELECT pg_sleep(60)' ${live}; done`;
      const env = { ...server.environment, PATH: process.env.PATH };
      const clients = [1, 2, 3, 4, 5].map(() => spawn("sh", ["-c", connect], { env, stdio: "ignore" }));
      const { failed } = dumps.run("restore");
      for (const client of clients) client.kill();
      expect(failed).toBeUndefined();
      expect(expenses()).toBe("42");
    });

    it("takes back a migration whose tables refer to older ones", () => {
      dumps.backedUp();
      change("CREATE TABLE budgets (who text REFERENCES people, amount int); DELETE FROM expenses");
      expect(dumps.run("restore")).toMatchObject({ failed: undefined });
      expect(server.query(live, "SELECT to_regclass('budgets') IS NULL")).toBe("t");
      expect(expenses()).toBe("42");
    });

    it.each([
      ["is cut off", (path: string) => truncateSync(path, readFileSync(path).length - 10)],
      ["is no dump", (path: string) => writeFileSync(path, "no dump")],
    ])("changes nothing when the dump %s", (_, damage) => {
      damage(join(dumps.folder, dumps.backedUp()));
      change("INSERT INTO expenses VALUES ('Ada', 58)");
      expect(dumps.run("restore")).toMatchObject({ failed: "restore" });
      expect(expenses()).toBe("100");
      expect(databases()).toEqual([live]);
    });

    it("changes nothing when the databases cannot change places", () => {
      dumps.backedUp();
      change("INSERT INTO expenses VALUES ('Ada', 58)");
      dumps.replace("psql", "exit 1");
      expect(dumps.run("restore")).toMatchObject({ failed: "restore" });
      expect(expenses()).toBe("100");
      expect(databases()).toEqual([live]);
    });

    it("changes nothing when there is no dump, or not the one that it is asked for", () => {
      expect(dumps.run("restore")).toEqual({
        failed: "fetch",
        output: expect.stringContaining(`there is no dump in s3://${prefix}\n`),
      });
      dumps.backedUp();
      expect(dumps.run("restore", { DUMP: "1970-01-01T00-00-00Z.dump" })).toMatchObject({ failed: "fetch" });
      expect(databases()).toEqual([live]);
    });
  });
});
