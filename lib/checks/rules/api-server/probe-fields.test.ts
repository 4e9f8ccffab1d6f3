import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("probe-fields", [one]);
const image = "registry.example.com/app:1.2.3";
const httpGet = { port: 8000 };

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("probe-fields", one, message, fix)]);
}

describe("probes and hooks", () => {
  it("have one handler", () => {
    const readinessProbe = { httpGet, exec: null, successThreshold: 2 };
    const preStop = { sleep: { seconds: 5 } };
    expect(find(deployment("web", { readinessProbe, lifecycle: { preStop } }))).toEqual([]);
  });

  it.each<[Readonly<Record<string, Value>>, string, string]>([
    [
      { livenessProbe: { periodSeconds: 3 } },
      "livenessProbe of container main has no handler",
      "write one of exec, httpGet, tcpSocket and grpc",
    ],
    [
      { lifecycle: { preStop: {} } },
      "lifecycle.preStop of container main has no handler",
      "write one of exec, httpGet, tcpSocket and sleep",
    ],
    [
      { startupProbe: { httpGet, exec: { command: ["true"] } } },
      "startupProbe of container main has httpGet and exec",
      "keep one of them",
    ],
    [
      { livenessProbe: { httpGet, successThreshold: 2 } },
      "livenessProbe of container main asks for 2 successes in a row, which only a readinessProbe may",
      "remove successThreshold",
    ],
    [
      { readinessProbe: { httpGet, terminationGracePeriodSeconds: 3 } },
      "readinessProbe of container main has terminationGracePeriodSeconds, but it ends no container",
      "remove it, or move it to the livenessProbe",
    ],
  ])("are refused as %j", (container, message, fix) => {
    expectFault(deployment("web", container), message, fix);
  });

  it("belong to containers that stay", () => {
    const init = { name: "migrate", image, readinessProbe: { httpGet } };
    const sidecar = deployment("web", {}, { initContainers: [{ ...init, restartPolicy: "Always" }] });
    expect(find(sidecar)).toEqual([]);
    expectFault(
      deployment("web", {}, { initContainers: [init] }),
      "init container migrate has readinessProbe, but it ends before anything asks it",
      "remove it, or make the container a sidecar with restartPolicy Always",
    );
  });
});
