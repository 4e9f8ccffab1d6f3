import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { allowDns, denyAll, namespace, pods, policy, port } from "../../reach/reach.fixture.ts";
import { at, declares, deployment, findingsOf, object, release, service } from "../../tree.fixture.ts";

const database = deployment("database", declares(["sql", 5432]));
const sql = service("database", [{ port: 5432, targetPort: "sql" }]);
const webWith = (...env: Value[]) => deployment("web", { env });
const web = webWith({ name: "DATABASE_URL", value: "postgres://app@database:5432/app" });
const sends = policy("web", "web", { egress: [{ to: [pods("database")], ports: [port(5432)] }] });
const receives = policy("database", "database", { ingress: [{ from: [pods("web")], ports: [port(5432)] }] });

const found = (...objects: KubernetesObject[]) =>
  findingsOf("blocked-calls", [database, sql, allowDns, ...objects]);

const place = "env DATABASE_URL of container main leads to database:5432";
const unsent = at(
  "blocked-calls",
  web,
  `${place}, but NetworkPolicies deny and dns isolate Deployment web, and no policy lets it send to port 5432 of Deployment database`,
  "allow egress to port 5432 of Deployment database in a NetworkPolicy for Deployment web",
);
const unreceived = at(
  "blocked-calls",
  web,
  `${place}, but NetworkPolicy deny isolates Deployment database, and no policy lets it receive from Deployment web at port 5432`,
  "allow ingress from Deployment web to port 5432 in a NetworkPolicy for Deployment database",
);

describe("blocked-calls", () => {
  it("lets pods call what both sides allow, or nobody forbids", () => {
    expect(found(web, denyAll, sends, receives)).toEqual([]);
    expect(findingsOf("blocked-calls", [web, database, sql])).toEqual([]);
  });

  it("finds a sender that may not send, and a receiver that may not receive", () => {
    expect(found(web, denyAll, receives)).toEqual([unsent]);
    expect(found(web, denyAll, sends)).toEqual([unreceived]);
  });

  it.each([
    [
      [
        { name: "PGHOST", value: "database" },
        { name: "PGPORT", value: "5432" },
      ],
    ],
    [
      [
        { name: "DB", value: "db" },
        { name: "X", value: "postgres://database.shop.svc.cluster.local/$(DB)" },
      ],
    ],
  ])("reads %j", (env) => {
    expect(found(webWith(...env), denyAll, receives)).toHaveLength(1);
  });

  it("lets pods of one set call each other, where they do so by their own names", () => {
    const set = (replicas: number): KubernetesObject => {
      const one = deployment("queue", {
        ...declares(["cluster", 6222]),
        env: [{ name: "PEERS", value: "nats://queue-0.queue:6222" }],
      });
      return {
        ...one,
        kind: "StatefulSet",
        spec: { ...(one.spec as object), replicas, serviceName: "queue" },
      };
    };
    const headless = service("queue", [{ port: 6222 }]);
    const own = policy("queue", "queue", { ingress: [{ from: [pods("queue")], ports: [port(6222)] }] });
    const other = policy("queue", "queue", { ingress: [{ from: [pods("queue")], ports: [port(4222)] }] });
    expect(findingsOf("blocked-calls", [set(3), headless, own])).toEqual([]);
    expect(findingsOf("blocked-calls", [set(1), headless, other])).toEqual([]);
    expect(findingsOf("blocked-calls", [set(3), headless, other]).map(({ message }) => message)).toEqual([
      "env PEERS of container main leads to queue-0.queue:6222, but NetworkPolicy queue isolates StatefulSet queue, and no policy lets it receive from StatefulSet queue at port 6222",
    ]);
  });

  it("reads ConfigMaps that pods read as variables and as files, and command lines", () => {
    const data = { "app.yaml": "database:\n  url: postgres://database/app\n", DATABASE_HOST: "database" };
    const config = object("ConfigMap", "config", { data });
    const source = { configMap: { name: "config" } };
    const readers = [
      deployment("web", { envFrom: [{ configMapRef: { name: "config" } }] }),
      deployment("web", {
        env: [{ name: "H", valueFrom: { configMapKeyRef: { name: "config", key: "app.yaml" } } }],
      }),
      deployment("web", { volumeMounts: [{ name: "c" }] }, { volumes: [{ name: "c", ...source }] }),
      deployment("web", { command: ["pg_isready", "-h", "database"] }),
    ];
    for (const reader of readers) expect(found(reader, config, denyAll, receives)).toHaveLength(1);
    expect(found(deployment("web"), config, denyAll)).toEqual([]);
  });

  it("finds a database outside that nothing may be sent to", () => {
    const outside = webWith({ name: "DATABASE_URL", value: "postgres://db.example.com/app" });
    const toIt = (number: number) =>
      policy("web", "web", {
        egress: [{ ports: [port(number)], to: [{ ipBlock: { cidr: "10.0.9.0/24" } }] }],
      });
    expect(found(outside, denyAll, toIt(5432))).toEqual([]);
    expect(found(outside, denyAll, toIt(5433))).toEqual([
      at(
        "blocked-calls",
        outside,
        "env DATABASE_URL of container main leads to db.example.com, but NetworkPolicies deny, dns and web isolate Deployment web, and no policy lets it send to port 5432 of db.example.com",
        "allow egress to port 5432 of db.example.com in a NetworkPolicy for Deployment web",
      ),
    ]);
  });

  it("is sure of the namespace of a chart's pods, and nearly of their port", () => {
    const facts = {
      preinstalled: { namespaces: ["shop", "traces"] },
      chartsProvide: { "opentelemetry-collector": { services: { "traces/collector": { otlp: 4317 } } } },
    };
    const charts = [{ ...release("opentelemetry-collector"), namespace: "traces" }];
    const caller = webWith({ name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://collector.traces:4317" });
    const to = (where: string, number: number) =>
      findingsOf(
        "blocked-calls",
        [caller, policy("web", "web", { egress: [{ to: [namespace(where)], ports: [port(number)] }] })],
        { facts, charts },
      ).map(({ severity }) => severity);
    expect(to("traces", 4317)).toEqual([]);
    expect(to("traces", 4318)).toEqual(["warning"]);
    expect(to("tracing", 4317)).toEqual(["error"]);
  });
});
