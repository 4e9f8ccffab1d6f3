import { describe, expect, it } from "vitest";
import { seconds } from "#lib/model/duration.ts";
import { probe } from "#lib/model/probe.ts";
import { commandProbes, httpProbes } from "./probes.ts";

const timing = { periodSeconds: 10, timeoutSeconds: 3 };

describe("probes", () => {
  it("asks a named port, with more patience than the API server's second", () => {
    expect(httpProbes({ ready: { path: "/ready" }, live: { path: "/live" } }, "http")).toEqual({
      readinessProbe: { httpGet: { path: "/ready", port: "http" }, ...timing, failureThreshold: 3 },
      livenessProbe: { httpGet: { path: "/live", port: "http" }, ...timing, failureThreshold: 3 },
    });
  });

  it("takes wait and period from the definition", () => {
    const live = probe("/live", { after: seconds(30), every: seconds(20) });
    expect(httpProbes({ ready: live, live }, "http").livenessProbe).toMatchObject({
      initialDelaySeconds: 30,
      periodSeconds: 20,
    });
  });

  it("gives a container that starts slowly five minutes before it is restarted", () => {
    const start = { path: "/start" };
    expect(httpProbes({ ready: start, live: start, start }, "http").startupProbe).toEqual({
      httpGet: { path: "/start", port: "http" },
      ...timing,
      failureThreshold: 30,
    });
  });

  it("takes a server out of service sooner than it restarts it", () => {
    const { readinessProbe, livenessProbe, startupProbe } = commandProbes(["pg_isready"]);
    expect(readinessProbe).toEqual({ exec: { command: ["pg_isready"] }, ...timing, failureThreshold: 3 });
    expect(livenessProbe.failureThreshold).toBeGreaterThan(readinessProbe.failureThreshold);
    expect(startupProbe.failureThreshold).toBeGreaterThan(livenessProbe.failureThreshold);
  });
});
