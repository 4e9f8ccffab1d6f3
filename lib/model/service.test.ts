import { describe, expect, it } from "vitest";
import { seconds } from "./duration.ts";
import { percent } from "./objective.ts";
import { probe } from "./probe.ts";
import { DefinitionError } from "./problem.ts";
import { between } from "./replicas.ts";
import { serviceOf } from "./service.fixture.ts";
import { checkUser, firstPort, type ServiceProps } from "./service.ts";

describe("service", () => {
  it("runs as nobody's user, writes to /tmp only, calls nothing and gets no token", () => {
    expect(serviceOf("backend")).toMatchObject({
      kind: "service",
      name: "backend",
      user: 10_001,
      writable: ["/tmp"],
      files: {},
      environment: {},
      calls: [],
      apiToken: false,
    });
  });

  it("leaves out what is not said", () => {
    expect(serviceOf("backend")).not.toHaveProperty("metrics");
    expect(serviceOf("backend")).not.toHaveProperty("architecture");
    expect(Object.keys(serviceOf("backend").probes)).toEqual(["ready", "live"]);
  });

  it("keeps what is said", () => {
    const said = { user: 101, writable: ["/data"], architecture: "arm64", apiToken: true } as const;
    expect(serviceOf("backend", { ...said, metrics: "/metrics", env: { A: 1 } })).toMatchObject({
      ...said,
      metrics: { path: "/metrics" },
      environment: { A: 1 },
    });
  });

  it("names its only port http", () => {
    expect(serviceOf("backend", { port: 8000 }).ports).toEqual({ http: 8000 });
  });

  it("is reached at its first port", () => {
    expect(serviceOf("backend", { port: { web: 8080, admin: 80 } }).url).toBe("http://backend:8080");
  });

  it("has replicas and probes in their full form", () => {
    const start = probe("/", { every: seconds(5) });
    const backend = serviceOf("backend", { replicas: 2, probes: { ready: "/ready", live: "/live", start } });
    expect(backend.replicas).toEqual({ min: 2, max: 2 });
    expect(backend.probes).toEqual({ ready: { path: "/ready" }, live: { path: "/live" }, start });
  });

  it.each<[string, Partial<ServiceProps>, string]>([
    ["no port", { port: {} }, "workload backend has no port; give the one it serves on"],
    ["a port out of range", { port: 0 }, "workload backend has port 0; give a whole number from 1 to 65535"],
    [
      "a port name that is none",
      { port: { "80": 80 } },
      'workload backend has port name "80"; use at most 15 lower-case letters, digits and hyphens, with a letter',
    ],
    ["no replicas", { replicas: 0 }, "workload backend has 0 replicas; give a whole number of at least 1"],
    [
      "a range with nothing to scale at",
      { replicas: between(1, 2) },
      "workload backend has between 1 and 2 replicas and nothing to scale at; add .atCpu(70) or .atMemory(80)",
    ],
    [
      "a probe that is no path",
      { probes: { ready: "/", live: "/", start: "health" } },
      'workload backend has probe path "health"; start it with "/"',
    ],
    [
      "metrics that are no path",
      { metrics: "metrics" },
      'workload backend has metrics path "metrics"; start it with "/"',
    ],
    [
      "a variable that a shell cannot read",
      { env: { "A-B": 1 } },
      'workload backend sets environment variable "A-B"; use letters, digits and "_", not starting with a digit',
    ],
    [
      "a file without a place",
      { files: { a: { name: "a", content: "" } } },
      'workload backend has a file at "a"; give an absolute path with the file\'s name, without ":" and segments "." and ".."',
    ],
    [
      "a path without a place",
      { writable: ["tmp"] },
      'workload backend writes to "tmp"; give an absolute path without a trailing "/", ":" and segments "." and ".."',
    ],
  ])("refuses %s", (_, given, message) => {
    expect(() => serviceOf("backend", given)).toThrow(new DefinitionError(message));
  });

  it("refuses a name that a Service cannot have", () => {
    expect(() => serviceOf("2048")).toThrow(
      new DefinitionError(
        'workload name "2048" starts with a digit; start it with a letter, as a Service\'s name has to',
      ),
    );
  });
});

describe("port", () => {
  const backend = serviceOf("backend", { port: { http: 8000, admin: 9000 } });

  it("is one port of the workload", () => {
    expect(backend.port("admin")).toEqual({ kind: "workload-port", workload: backend, port: "admin" });
  });

  it.each(["metrics", "constructor", ""])("refuses %j, which the workload does not have", (port) => {
    expect(() => backend.port(port)).toThrow(
      new DefinitionError(`workload backend has no port "${port}"; name one of http, admin`),
    );
  });
});

describe("checkUser", () => {
  it("takes users other than root", () => {
    expect(() => checkUser(1, "backend")).not.toThrow();
    expect(() => checkUser(2_147_483_647, "backend")).not.toThrow();
  });

  it.each([0, -1, 1.5, Number.NaN, 2_147_483_648])("refuses user %d", (user) => {
    expect(() => checkUser(user, "backend")).toThrow(
      new DefinitionError(`workload backend runs as user ${user}; give the number of a user other than root`),
    );
  });
});

it("means the first port where none is named", () => {
  expect(firstPort({ web: 8080, admin: 80 })).toEqual({ name: "web", number: 8080 });
});

it("is found by its own name, unless its definition names its objects and labels", () => {
  expect(serviceOf("web").names).toEqual({ deployment: "web", service: "web" });
  const named = serviceOf("web", { names: { service: "web-service" }, selector: { app: "web" } });
  expect(named).toMatchObject({
    names: { deployment: "web", service: "web-service" },
    selector: { app: "web" },
    url: "http://web-service:8000",
  });
});

it("keeps what it promises, and refuses to promise what nothing measures", () => {
  const objectives = { availability: percent(99.9) };
  expect(serviceOf("web", { metrics: "/metrics", objectives }).objectives).toBe(objectives);
  expect(() => serviceOf("web", { objectives })).toThrow(
    new DefinitionError(
      "workload web promises availability and has no metrics; say where they are, or leave it out",
    ),
  );
});

it("refuses a migration without a command", () => {
  expect(() => serviceOf("web", { migration: { command: [] } })).toThrow(
    new DefinitionError("migration of workload web has no command; give the one that it runs"),
  );
});
