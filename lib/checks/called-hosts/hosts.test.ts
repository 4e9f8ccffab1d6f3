import { describe, expect, it } from "vitest";
import type { Host } from "./host.ts";
import { hostsOfVariable } from "./of-variables.ts";
import { hostsInCommand, hostsInText } from "./text.ts";

const shown = (hosts: readonly Host[]) =>
  hosts.map(({ name, port, certainty }) => `${name}:${port ?? "-"} ${certainty}`);

function ofVariable(name: string, value: string, others: Record<string, string> = {}) {
  const variables = Object.entries({ [name]: value, ...others }).map(
    ([key, text]) => [key, { name: key, value: text, source: undefined }] as const,
  );
  return shown(hostsOfVariable({ name, value, source: undefined }, new Map(variables)));
}

describe("hosts of variables", () => {
  it.each([
    ["DATABASE_URL", "postgres://app:p@ss@postgres/db", ["postgres:5432 sure"]],
    [
      "DATABASE_URL",
      "postgresql+asyncpg://app:{{ .password }}@postgres.shop:5433/db",
      ["postgres.shop:5433 sure"],
    ],
    ["MONGO", "mongodb://a:27017,b:27018/db?x=y", ["a:27017 sure", "b:27018 sure"]],
    ["JDBC", "jdbc:mysql://mysql:3306/db", ["mysql:3306 sure"]],
    ["DSN", "app:secret@tcp(mysql:3306)/db", ["mysql:3306 sure"]],
    ["CONNECTION", "Host=postgres;Port=5432;Username=app", ["postgres:5432 expected"]],
    ["API_URL", "http://backend/api", ["backend:80 sure"]],
    ["TARGET", "backend.shop.svc.cluster.local:8000", ["backend.shop.svc.cluster.local:8000 sure"]],
    ["KAFKA_BROKERS", "a:9092,b:9092", ["a:9092 expected", "b:9092 expected"]],
    ["BACKEND_ADDR", "backend:8000", ["backend:8000 expected"]],
    ["WORD", "redis:6379", ["redis:6379 possible"]],
    ["REDIS_HOST", "redis", ["redis:- expected"]],
  ])("%s=%s", (name, value, expected) => {
    expect(ofVariable(name, value)).toEqual(expected);
  });

  it.each([
    ["CORS_ORIGINS", "http://frontend:3000"],
    ["VITE_API_URL", "http://backend:8000"],
    ["API_URL", "http://localhost:8000"],
    ["API_URL", "http://127.0.0.1:8000"],
    ["API_URL", "http://$(HOST):8000"],
    ["BUCKET", "s3://assets/web"],
    ["HOST", "web"],
    ["LOG_LEVEL", "info"],
  ])("none of %s=%s", (name, value) => {
    expect(ofVariable(name, value)).toEqual([]);
  });

  it("have their port in the variable beside", () => {
    expect(ofVariable("PGHOST", "postgres", { PGPORT: "5433" })).toEqual(["postgres:5433 expected"]);
    expect(ofVariable("REDIS_HOST", "redis", { REDIS_PORT: "6380" })).toEqual(["redis:6380 expected"]);
  });
});

describe("hosts in texts", () => {
  it("of configuration files", () => {
    const nginx =
      "upstream web { server frontend:80; }\nproxy_pass http://web;\nproxy_pass http://backend:8000;";
    expect(shown(hostsInText(nginx))).toEqual(["backend:8000 sure", "frontend:80 expected"]);
    expect(shown(hostsInText("# http://old:1\nurl: http://prometheus.monitoring.svc:9090"))).toEqual([
      "prometheus.monitoring.svc:9090 sure",
    ]);
    expect(shown(hostsInText("database:\n  host: postgres\n  image: redis:7"))).toEqual([
      "postgres:- possible",
    ]);
  });

  it("of an upstream that has the name of its server", () => {
    expect(shown(hostsInText("upstream api { server api:8080; }\nproxy_pass http://api;"))).toEqual([
      "api:8080 expected",
    ]);
  });

  it("are no part of a longer name or a pattern", () => {
    expect(hostsInText("*.shop.svc  $(POD).web.shop.svc  {{ .n }}.svc")).toEqual([]);
  });

  it("of command lines", () => {
    expect(shown(hostsInCommand("sh -c until nc -z -w 2 postgres 5432; do sleep 1; done"))).toEqual([
      "postgres:5432 expected",
    ]);
    expect(shown(hostsInCommand("pg_isready -h postgres -p 5432"))).toEqual(["postgres:5432 possible"]);
    expect(shown(hostsInCommand("--server=http://prometheus:9090 --redis=redis:6379"))).toEqual([
      "prometheus:9090 sure",
      "redis:6379 possible",
    ]);
  });
});
