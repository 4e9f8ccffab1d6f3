import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "database-passwords";
const image = "docker.io/library/postgres:16.4";
const env = (...names: string[]) => ({ env: names.map((name) => ({ name, value: "x" })) });

describe("a database", () => {
  it.each([
    [{ image, ...env("POSTGRES_PASSWORD") }],
    [{ image, ...env("POSTGRES_HOST_AUTH_METHOD") }],
    [{ image, envFrom: [{ secretRef: { name: "somewhere" } }] }],
    [{ image, command: ["pg_dump"] }],
    [{ image: "mysql:8.4.3", ...env("MYSQL_RANDOM_ROOT_PASSWORD") }],
    [{ image: "registry.example.com/postgres-with-more:1.0.0" }],
  ])("has a password in %j", (container) => {
    expect(findingsOf(rule, [deployment("db", container)])).toEqual([]);
  });

  it("does not start without one", () => {
    const wrong = deployment("db", { image, ...env("POSTGRES_PASWORD") });
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        `container main runs ${image} without POSTGRES_PASSWORD: it ends when it finds no database`,
        "write POSTGRES_PASSWORD for POSTGRES_PASWORD",
      ),
    ]);
  });
});
