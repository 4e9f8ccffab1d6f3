import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { mapAt } from "../../graph/fields.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("stopped-workloads", () => {
  const scaled = (replicas?: number) => {
    const spec = { ...mapAt(deployment("web"), "spec"), ...(replicas !== undefined && { replicas }) };
    return object("apps/v1 Deployment", "web", { spec });
  };
  const cron = (suspend: boolean) =>
    object("batch/v1 CronJob", "backup", { spec: { schedule: "0 3 * * *", suspend } });

  it("finds a workload without replicas", () => {
    expect(changed("stopped-workloads", [scaled()], [scaled(0)])).toEqual([
      at(
        "stopped-workloads",
        scaled(0),
        "spec.replicas is 0 after 1: all of its pods stop, and no autoscaler starts them again",
        orSay("leave at least one", "Destroys: Deployment shop/web"),
      ),
    ]);
  });

  it("finds a CronJob that is suspended", () => {
    expect(changed("stopped-workloads", [cron(false)], [cron(true)])).toEqual([
      at(
        "stopped-workloads",
        cron(true),
        "spec.suspend is true now: it no longer runs",
        orSay("leave spec.suspend as it is", "Destroys: CronJob shop/backup"),
      ),
    ]);
  });

  it("takes more and fewer replicas, and what KEDA wakes", () => {
    expect(changed("stopped-workloads", [scaled(2)], [scaled(3)])).toEqual([]);
    expect(changed("stopped-workloads", [scaled(3)], [scaled(1)])).toEqual([]);
    const scaler = object("keda.sh/v1alpha1 ScaledObject", "web", {
      spec: { scaleTargetRef: { name: "web" } },
    });
    expect(changed("stopped-workloads", [scaled(2)], [scaled(0), scaler])).toEqual([]);
  });
});
