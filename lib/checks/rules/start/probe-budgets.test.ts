import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "probe-budgets";
const httpGet = { path: "/health", port: 8000 };
const image = "jenkins/jenkins:2.479.3";

describe("budgets of probes", () => {
  it.each([
    [{ livenessProbe: { httpGet } }],
    [
      {
        livenessProbe: { httpGet, initialDelaySeconds: 60 },
        readinessProbe: { httpGet, initialDelaySeconds: 45 },
      },
    ],
    [
      {
        image,
        livenessProbe: { httpGet, periodSeconds: 5 },
        startupProbe: { httpGet, failureThreshold: 30 },
      },
    ],
  ])("are enough in %j", (container) => {
    expect(findingsOf(rule, [deployment("web", container)])).toEqual([]);
  });

  it.each([
    [
      { livenessProbe: { httpGet }, readinessProbe: { httpGet, initialDelaySeconds: 60 } },
      "livenessProbe of container main ends it 30 s after its start, but its readinessProbe expects nothing before 60 s",
      "add a startupProbe with the time that it may take",
    ],
    [
      { image, livenessProbe: { httpGet, periodSeconds: 5 } },
      `livenessProbe of container main ends it 15 s after its start, but ${image} takes longer to start`,
      "add a startupProbe with the time that it may take",
    ],
    [
      { livenessProbe: { httpGet, periodSeconds: 1, failureThreshold: 1 } },
      "livenessProbe of container main ends it after 1 s without an answer, from its very start",
      "raise failureThreshold or periodSeconds, or add a startupProbe",
    ],
    [
      {
        startupProbe: { httpGet, periodSeconds: 2 },
        readinessProbe: { httpGet, initialDelaySeconds: 20 },
      },
      "startupProbe of container main ends it 6 s after its start, but its readinessProbe expects nothing before 20 s",
      "raise failureThreshold of the startupProbe",
    ],
    [
      { startupProbe: { httpGet, periodSeconds: 1, failureThreshold: 1 } },
      "startupProbe of container main ends it 1 s after its start, which is hardly time to start",
      "raise failureThreshold of the startupProbe",
    ],
    [
      { readinessProbe: { httpGet, timeoutSeconds: 21 } },
      "readinessProbe of container main waits 21 s for an answer, much longer than its period of 10 s",
      "set timeoutSeconds to at most periodSeconds",
    ],
  ])("are too little in %j", (container, message, fix) => {
    const web = deployment("web", container);
    expect(findingsOf(rule, [web])).toEqual([at(rule, web, message, fix, "warning")]);
  });
});
