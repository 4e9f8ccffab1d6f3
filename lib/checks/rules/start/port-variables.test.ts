import { expect, it } from "vitest";
import { at, declares, deployment, findingsOf, object } from "../../tree.fixture.ts";

const web = (env: Record<string, string>, ...ports: [string, number][]) =>
  deployment("web", {
    ...declares(...ports),
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
  });

it.each([
  [
    { PORT: "8080", SERVER_PORT: "8081" },
    [
      ["http", 8080],
      ["admin", 8081],
    ],
  ],
  [{ PORT: "3000" }, []],
  [{ SERVER_PORT: "5432", SERVER_HOST: "postgres" }, [["http", 8080]]],
  [{ PORT: "auto", DB_PORT: "5432" }, [["http", 8080]]],
] as [Record<string, string>, [string, number][]][])("takes %j with %j", (env, ports) => {
  expect(findingsOf("port-variables", [web(env, ...ports)])).toEqual([]);
});

it("warns of a port that the container does not declare", () => {
  const wrong = web({ PORT: "8000" }, ["http", 8080], ["metrics", 9090]);
  expect(findingsOf("port-variables", [wrong])).toEqual([
    at(
      "port-variables",
      wrong,
      "env PORT tells container main to listen on 8000, and it declares 8080 and 9090",
      "correct the variable, or declare the port",
      "warning",
    ),
  ]);
});

it("takes a port that is for another reader of the same ConfigMap", () => {
  const settings = object("ConfigMap", "settings", { data: { PORT: "5000" } });
  const reader = (name: string, port: number) =>
    deployment(name, { ...declares(["http", port]), envFrom: [{ configMapRef: { name: "settings" } }] });
  expect(findingsOf("port-variables", [settings, reader("api", 5000), reader("worker", 9100)])).toEqual([]);
  expect(findingsOf("port-variables", [settings, reader("worker", 9100)])).toHaveLength(1);
});
