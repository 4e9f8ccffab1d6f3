import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("workload-selectors", objects);
const app = (name: string) => ({ matchLabels: { app: name } });

describe("workloads", () => {
  it("select the pods that they make", () => {
    expect(find(deployment("backend"))).toEqual([]);
  });

  it("are refused when they select others", () => {
    const wrong = object("apps/v1 Deployment", "backend", {
      spec: { selector: app("backend"), template: { metadata: { labels: { app: "back" } }, spec: {} } },
    });
    expect(find(wrong)).toEqual([
      at(
        "workload-selectors",
        wrong,
        "spec.selector asks for app=backend, but its pods have app=back",
        "give spec.selector and spec.template.metadata.labels the same labels",
      ),
    ]);
  });
});
