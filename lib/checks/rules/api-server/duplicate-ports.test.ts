import { describe, expect, it } from "vitest";
import { at, declares, deployment, findingsOf, service } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("duplicate-ports", objects);
const backend = deployment("backend", declares(["http", 8000]));

describe("repeated ports", () => {
  it("are refused in a Service", () => {
    const twice = service("backend", [
      { name: "http", port: 80, targetPort: "http" },
      { name: "http", port: 80, targetPort: "http" },
    ]);
    expect(find(backend, twice)).toEqual([
      at("duplicate-ports", twice, "the Service has TCP port 80 twice", "remove one of them"),
      at(
        "duplicate-ports",
        twice,
        "the Service has two ports of the name http",
        "give each port a name of its own",
      ),
    ]);
  });

  it("may share a number across protocols", () => {
    const ports = [
      { name: "dns", containerPort: 53, protocol: "UDP" },
      { name: "dns-tcp", containerPort: 53, protocol: "TCP" },
    ];
    expect(find(deployment("dns", { ports }))).toEqual([]);
  });
});
