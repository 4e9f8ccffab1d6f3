import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, declares, deployment, findingsOf, object, service } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("monitor-ports", objects);
const backend = deployment("backend", declares(["http", 8000]));

describe("monitors", () => {
  const monitor = (endpoint: Value) =>
    object("monitoring.coreos.com/v1 ServiceMonitor", "backend", {
      spec: { selector: { matchLabels: { team: "shop" } }, endpoints: [endpoint] },
    });
  const labelled = service("backend", [{ name: "http", port: 80, targetPort: "http" }], {
    labels: { team: "shop" },
  });

  it("scrape a port of the Service or of its pods", () => {
    expect(find(backend, labelled, monitor({ port: "http" }), monitor({ targetPort: 8000 }))).toEqual([]);
  });

  it("are refused with a port that neither has", () => {
    const wrong = monitor({ port: "metrics" });
    const target = monitor({ targetPort: "metrics" });
    const fix = "correct the port of the endpoint";
    expect(find(backend, labelled, wrong)).toEqual([
      at(
        "monitor-ports",
        wrong,
        "spec.endpoints[0].port names port metrics of Service backend, which has http (80)",
        fix,
      ),
    ]);
    expect(find(backend, labelled, target)).toEqual([
      at(
        "monitor-ports",
        target,
        "spec.endpoints[0].targetPort names port metrics of Deployment backend, which has http (8000)",
        fix,
      ),
    ]);
  });

  it("of pods scrape a port of the pods", () => {
    const pods = object("monitoring.coreos.com/v1 PodMonitor", "backend", {
      spec: { selector: { matchLabels: { app: "backend" } }, podMetricsEndpoints: [{ port: "metrics" }] },
    });
    expect(find(backend, pods).map(({ message }) => message)).toEqual([
      "spec.podMetricsEndpoints[0].port names port metrics of Deployment backend, which has http (8000)",
    ]);
  });
});
