import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("pod-affinity", objects);
const meant = "write the labels of the pods that are meant";
const app = (name: string) => ({ matchLabels: { app: name } });

describe("affinity", () => {
  const required = "requiredDuringSchedulingIgnoredDuringExecution";
  const apart = (name: string) =>
    deployment(
      "backend",
      {},
      { affinity: { podAntiAffinity: { [required]: [{ labelSelector: app(name) }] } } },
    );

  it("may look at the workload's own pods", () => {
    expect(find(apart("backend"))).toEqual([]);
  });

  it("may look at other pods of the namespace, but not at none", () => {
    expect(find(apart("cache"), deployment("cache"))).toEqual([]);
    expect(find(apart("cache"))).toEqual([
      at(
        "pod-affinity",
        apart("cache"),
        `affinity.podAntiAffinity.${required}[0].labelSelector asks for app=cache, which neither its own pods nor others of namespace shop have`,
        meant,
      ),
    ]);
  });
});
