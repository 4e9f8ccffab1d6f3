import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, declares, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("probe-ports", objects);

describe("probes", () => {
  const probed = (port: Value, action = "httpGet", name = "http") =>
    deployment("backend", { ...declares([name, 8000]), readinessProbe: { [action]: { port } } });
  const message = (port: string, declared = "http (8000)") =>
    `readinessProbe of container main asks port ${port}, but the container declares ${declared}`;
  const fix = "correct the port of the probe, or declare it in the container";

  it("ask a port that the container declares", () => {
    expect(find(probed("http"), probed(8000))).toEqual([]);
  });

  it("are refused with a name that the container has not", () => {
    expect(find(probed("web"))).toEqual([at("probe-ports", probed("web"), message("web"), fix)]);
  });

  it("are refused with another number than the one at which the container answers requests", () => {
    expect(find(probed(8080))).toEqual([at("probe-ports", probed(8080), message("8080"), fix, "warning")]);
  });

  it("are left alone where the declared ports are not for requests, and doubtful where one differs by a digit", () => {
    expect(find(probed(9178, "httpGet", "metrics"), probed(9090, "grpc"))).toEqual([]);
    const one = probed(8001, "httpGet", "metrics");
    expect(find(one)).toEqual([at("probe-ports", one, message("8001", "metrics (8000)"), fix, "warning")]);
  });

  it("are left alone where the container declares no ports", () => {
    expect(find(deployment("backend", { readinessProbe: { httpGet: { port: 8081 } } }))).toEqual([]);
  });
});
