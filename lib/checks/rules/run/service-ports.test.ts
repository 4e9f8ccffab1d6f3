import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, declares, deployment, findingsOf, service } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("service-ports", objects);
const backend = deployment("backend", declares(["http", 8000]));

describe("target ports of Services", () => {
  it.each<[string, Value]>([
    ["name", { port: 80, targetPort: "http" }],
    ["number", { port: 80, targetPort: 8000 }],
    ["number of the port itself", { port: 8000 }],
  ])("are found by %s", (_, port) => {
    expect(find(backend, service("backend", [port]))).toEqual([]);
  });

  it("have to be declared by the pods", () => {
    const wrong = service("backend", [{ name: "web", port: 80, targetPort: 8080 }]);
    expect(find(backend, wrong)).toEqual([
      at(
        "service-ports",
        wrong,
        "port web (80) goes to TCP port 8080 of Deployment backend, which declares http (8000)",
        "correct targetPort, or declare containerPort 8080 in Deployment backend",
        "warning",
      ),
    ]);
  });

  it("may be numbers that a container is told to listen on", () => {
    const told = deployment("backend", { ...declares(["http", 8000]), args: ["--port=8080"] });
    expect(find(told, service("backend", [{ port: 8080 }]))).toEqual([]);
    expect(find(told, service("backend", [{ port: 808 }]))).toHaveLength(1);
  });

  it("have to be of the same protocol", () => {
    const wrong = service("backend", [{ name: "dns", port: 53, protocol: "UDP", targetPort: "http" }]);
    expect(find(backend, wrong)).toEqual([
      at(
        "service-ports",
        wrong,
        "port dns (53) goes to UDP port http of Deployment backend, which declares http (8000)",
        "correct targetPort",
      ),
    ]);
  });

  it("are left alone where the pods declare no ports at all: they may listen on any number", () => {
    expect(find(deployment("backend"), service("backend", [{ port: 8000 }]))).toEqual([]);
  });

  it("may be those of a sidecar, but not those of an init container", () => {
    const container = { name: "proxy", ...declares(["admin", 9000]) };
    const named = service("backend", [{ port: 80, targetPort: "admin" }]);
    const sidecar = deployment(
      "backend",
      {},
      { initContainers: [{ ...container, restartPolicy: "Always" }] },
    );
    expect(find(sidecar, named)).toEqual([]);
    expect(find(deployment("backend", {}, { initContainers: [container] }), named)).toHaveLength(1);
  });
});
