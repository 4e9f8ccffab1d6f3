import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { general, withNodes } from "../../scheduling/nodes.fixture.ts";
import { claim, diskClass, mounting } from "../../storage/storage.fixture.ts";
import { at, findingsOf } from "../../tree.fixture.ts";

const rule = "claim-rollouts";
const found = (fields: Record<string, Value>, options = {}) =>
  findingsOf(rule, [diskClass(), claim(), mounting("web", fields)], options);

describe("a rollout of a pod with a disk", () => {
  it.each([
    [{ strategy: { type: "Recreate" } }],
    [{ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } }],
    [{ strategy: { rollingUpdate: { maxSurge: "0%" } } }],
    [{ replicas: 0 }],
  ])("stops the old pod first: %o", (fields) => {
    expect(found(fields)).toEqual([]);
  });

  it("never ends where the old pod holds it", () => {
    const web = mounting("web");
    const message =
      "its rolling update starts a new pod while the old one holds PersistentVolumeClaim data, which is ReadWriteOnce: on another node the new pod never starts, and the rollout never ends";
    const fix = "set strategy.type to Recreate";
    expect(findingsOf(rule, [diskClass(), claim(), web])).toEqual([at(rule, web, message, fix)]);
    expect(findingsOf(rule, [claim(), web])).toEqual([at(rule, web, message, fix, "warning")]);
  });

  it("ends where there is one node", () => {
    expect(found({}, withNodes({ ...general, max: 1 }))).toEqual([]);
  });
});
