import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object, service } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("monitor-selectors", objects);
const app = (name: string) => ({ matchLabels: { app: name } });

describe("monitors", () => {
  const monitor = (name: string) =>
    object("monitoring.coreos.com/v1 ServiceMonitor", "backend", { spec: { selector: app(name) } });
  const labelled = service("backend", [], { labels: { app: "backend" } });

  it("find a Service", () => {
    expect(find(deployment("backend"), labelled, monitor("backend"))).toEqual([]);
    expect(find(deployment("backend"), labelled, monitor("back"))).toEqual([
      at(
        "monitor-selectors",
        monitor("back"),
        "spec.selector asks for app=back, and no Service it looks at has that",
        "write the labels of the Service that is meant, and name its namespace in spec.namespaceSelector",
      ),
    ]);
  });
});
