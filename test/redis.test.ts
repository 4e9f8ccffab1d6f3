import { spawnSync } from "node:child_process";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAt, textAt, textsAt, valueAt } from "#lib/checks/graph/fields.ts";
import type { Value } from "#lib/render/resource.ts";
import { repositoryRoot } from "#scripts/repository.ts";
import { Dumps, nextSecond } from "./dumps.ts";
import { installedRedis, type RedisServer, startRedis } from "./redis.ts";
import { renderedUnit } from "./rendered.ts";

const programs = installedRedis();
const hasJq = spawnSync("jq", ["--version"]).status === 0;
const isRequired = process.env.CI === "true";

const application = await renderedUnit("scalable-app-prod", "scalable-app");
const container = valueAt(
  application.object("StatefulSet", "redis"),
  "spec",
  "template",
  "spec",
  "containers",
  0,
);
const prefix = "scalable-app-prod-backups/scalable-app/redis";

/** Keys of every type in two databases, some of which expire, one of which is not text. */
const content = `
redis.call("SET", "text", "one")
redis.call("SET", "number", 12)
redis.call("RPUSH", "list", "a", "b", "a")
redis.call("SADD", "set", "a", "b")
redis.call("ZADD", "sorted set", 1, "a", 2.5, "b")
redis.call("HSET", "hash", "a", 1, "b", "two words")
redis.call("XADD", "stream", "1-1", "field", "value")
redis.call("PFADD", "estimate", "a", "b")
redis.call("SET", "newline\\n, zero \\0 and no text \\255", "\\r\\n\\0\\255")
redis.call("SET", "session", "Ada", "EX", 3600)
redis.call("SELECT", 3)
redis.call("SET", "elsewhere", "yes")
`;

if (programs === undefined && !isRequired) console.warn("Redis is not installed: redis.test.ts is skipped");

describe.skipIf(programs === undefined && !isRequired)("a real Redis", () => {
  let server: RedisServer;
  let dumps: Dumps;

  beforeAll(async () => {
    if (programs === undefined) throw new Error("Redis is not installed; run apt-get install redis-server");
    server = await startRedis(programs, textsAt(container, "args"));
  });

  afterAll(() => server?.stop());

  beforeEach(() => {
    const { REDIS_HOST, REDIS_PORT } = server.environment;
    dumps = new Dumps({
      unit: application,
      name: "redis",
      prefix,
      programs: programs ?? "",
      place: { secrets: server.environment, environment: { REDIS_HOST, REDIS_PORT } },
    });
    server.ask("eval", content, "0");
  });

  afterEach(() => {
    server.ask("flushall");
    dumps.remove();
  });

  /** A hash of all keys of all databases with their values, and of whether they expire. */
  const digest = () => server.ask("debug", "digest");

  describe("the server", () => {
    it("SC4 evicts the least recently used keys, and saves the log of writes alone", () => {
      const settings = ["maxmemory", "maxmemory-policy", "appendonly", "save"];
      const values = settings.map((setting) => server.ask("config", "get", setting).split("\n")[1]);
      expect(values).toEqual(['2) "402653184"', '2) "allkeys-lru"', '2) "yes"', '2) ""']);
    });

    it("passes its probe, which one with another password does not", () => {
      const [program = "", ...rest] = textsAt(container, "readinessProbe", "exec", "command");
      const probe = (variables: Readonly<Record<string, string>>) =>
        spawnSync(program, ["-p", server.environment.REDIS_PORT, ...rest], {
          env: { ...dumps.environment, ...server.environment, ...variables },
        });
      expect(probe({})).toMatchObject({ status: 0 });
      expect(probe({ REDISCLI_AUTH: "wrong" })).toMatchObject({ status: 1 });
    });
  });

  describe("a backup", () => {
    it("SC18 is kept under the time it was begun at, below unit and cache", () => {
      expect(dumps.backedUp()).toMatch(
        new RegExp(`^${prefix}/\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.dump$`),
      );
    });

    it("says how many keys it saved, and as what", () => {
      const { output } = dumps.run("backup");
      expect(output).toContain("[info] 11 keys read\n");
      expect(output).toMatch(/saved scalable-app\/redis as [\dTZ-]+\.dump\n$/);
    });

    it("uploads nothing when it cannot log in", () => {
      expect(dumps.run("backup", { REDISCLI_AUTH: "wrong" })).toEqual({
        failed: "dump",
        output: expect.stringContaining("WRONGPASS"),
      });
      expect(dumps.list()).toEqual([]);
    });

    it("uploads nothing when the dump is cut off", () => {
      dumps.replace("redis-cli", `"$real" "$@" && truncate --size=-10 "$DUMP_FOLDER/dump"`);
      expect(dumps.run("backup")).toEqual({
        failed: "dump",
        output: expect.stringContaining("Unexpected EOF reading RDB file"),
      });
      expect(dumps.list()).toEqual([]);
    });

    it("saves a cache that holds nothing like any other, because nothing may be what it holds", () => {
      server.ask("flushall");
      expect(dumps.run("backup").output).toContain("[info] 0 keys read\n");
      expect(dumps.list()).toHaveLength(1);
    });
  });

  describe("a restore", () => {
    it("SC18 brings back every key of every type in every database, whatever bytes it is made of", () => {
      const before = digest();
      dumps.backedUp();
      server.ask("flushall");
      expect(dumps.run("restore")).toMatchObject({
        failed: undefined,
        output: expect.stringContaining("restored 11 keys; what else the server holds is as it was\n"),
      });
      expect(digest()).toBe(before);
      expect(server.ask("keys", "newline*")).toBe('1) "newline\\n, zero \\x00 and no text \\xff"');
    });

    it("lets what expires have the rest of its time, and what has expired rest", async () => {
      server.ask("set", "brief", "1", "px", "1");
      server.ask("pexpire", "session", "1800000");
      const expiry = Date.now() + 1_800_000;
      dumps.backedUp();
      server.ask("flushall");
      dumps.run("restore");
      const restored = /\d+$/.exec(server.ask("pexpiretime", "session"))?.[0];
      expect(Math.abs(Number(restored) - expiry)).toBeLessThan(60_000);
      expect(server.ask("ttl", "text")).toBe("(integer) -1");
      expect(server.ask("exists", "brief")).toBe("(integer) 0");
    });

    it("brings back more keys than one page of names holds", () => {
      server.ask("eval", 'for i = 1, 5000 do redis.call("SET", i, i) end', "0");
      const before = digest();
      dumps.backedUp();
      server.ask("flushall");
      expect(dumps.run("restore").output).toContain("restored 5011 keys; ");
      expect(digest()).toBe(before);
    });

    it("replaces what has changed since, and leaves what was not there", () => {
      dumps.backedUp();
      server.ask("set", "text", "two");
      server.ask("del", "list");
      server.ask("set", "newer", "1");
      expect(dumps.run("restore")).toMatchObject({ failed: undefined });
      expect(server.ask("get", "text")).toBe('"one"');
      expect(server.ask("llen", "list")).toBe("(integer) 3");
      expect(server.ask("get", "newer")).toBe('"1"');
    });

    it("takes the newest dump, or the one that DUMP names", async () => {
      const first = dumps.backedUp();
      await nextSecond();
      server.ask("set", "text", "two");
      dumps.backedUp();

      server.ask("flushall");
      dumps.run("restore");
      expect(server.ask("get", "text")).toBe('"two"');
      expect(dumps.run("restore", { DUMP: first.slice(prefix.length + 1) })).toMatchObject({
        failed: undefined,
      });
      expect(server.ask("get", "text")).toBe('"one"');
    });

    it("changes nothing when the dump has no keys", () => {
      server.ask("flushall");
      dumps.backedUp();
      server.ask("set", "text", "two");
      expect(dumps.run("restore")).toMatchObject({
        failed: undefined,
        output: expect.stringContaining("restored 0 keys; "),
      });
      expect(server.ask("get", "text")).toBe('"two"');
    });

    it.each([
      ["is cut off", (path: string) => truncateSync(path, readFileSync(path).length - 10)],
      ["is empty", (path: string) => truncateSync(path)],
      ["is no dump", (path: string) => writeFileSync(path, "no dump")],
      ["has another byte", (path: string) => writeFileSync(path, withAnotherByte(readFileSync(path)))],
    ])("changes nothing when the dump %s", (_, damage) => {
      damage(join(dumps.folder, dumps.backedUp()));
      server.ask("set", "text", "two");
      const before = digest();
      expect(dumps.run("restore")).toEqual({
        failed: "restore",
        output: expect.stringContaining("the dump cannot be read, so nothing was restored\n"),
      });
      expect(digest()).toBe(before);
    });

    it.each([
      ["cannot log in", { REDISCLI_AUTH: "wrong" }, "WRONGPASS"],
      ["does not reach the server", { REDIS_PORT: "1" }, "IOERR"],
    ])("fails when it %s", (_, variables, message) => {
      dumps.backedUp();
      const before = digest();
      expect(dumps.run("restore", variables)).toEqual({
        failed: "restore",
        output: expect.stringContaining(message),
      });
      expect(digest()).toBe(before);
    });
  });

  describe("the runbook", () => {
    const runbook = readFileSync(join(repositoryRoot, "docs/redis-restore.md"), "utf8");

    it("names what is there", () => {
      const kinds = { cronjob: "CronJob", deployment: "Deployment", statefulset: "StatefulSet" };
      for (const [kind, name] of Object.entries(kinds)) {
        const named = [...runbook.matchAll(new RegExp(`${kind}/([\\w-]+)`, "g"))].map(
          ([, found = ""]) => found,
        );
        expect(named.length).toBeGreaterThan(0);
        expect(named.filter((one) => !application.has(name, one))).toEqual([]);
      }
      expect(runbook).toContain(`s3://${prefix}/`);
    });

    it.skipIf(!hasJq && !isRequired)("SC18 rehearses a restore into a server beside it", async () => {
      dumps.backedUp();
      server.ask("set", "text", "two");
      const before = digest();

      const job = valueAt(application.object("CronJob", "redis-restore"), "spec", "jobTemplate");
      const [, program = ""] = /jq '(.*?)' \|\n/s.exec(runbook) ?? [];
      const { stdout } = spawnSync("jq", [program], { input: JSON.stringify(job), encoding: "utf8" });
      const drill: Value = JSON.parse(stdout);
      const [restore] = listAt(drill, "spec", "template", "spec", "containers");
      const [, beside] = listAt(drill, "spec", "template", "spec", "initContainers");
      expect(listAt(restore, "env")).toContainEqual({ name: "REDIS_HOST", value: "127.0.0.1" });
      expect(beside).toMatchObject({
        restartPolicy: "Always",
        image: textAt(container, "image"),
        env: [{ name: "REDISCLI_AUTH" }],
        startupProbe: { exec: { command: ["redis-cli", "-e", "ping"] } },
      });

      const other = await startRedis(programs ?? "", textsAt(beside, "command"));
      const { failed } = dumps.run("restore", other.environment);
      const restored = other.ask("get", "text");
      await other.stop();
      expect({ failed, restored }).toEqual({ failed: undefined, restored: '"one"' });
      expect(digest()).toBe(before);
    });
  });
});

/** A dump whose last key has another value of the same length. */
function withAnotherByte(dump: Buffer): Buffer {
  const position = dump.indexOf("yes");
  expect(position).toBeGreaterThan(0);
  return Buffer.concat([dump.subarray(0, position), Buffer.from("Yes"), dump.subarray(position + 3)]);
}
