import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { general, withNodes } from "../../scheduling/nodes.fixture.ts";
import { claim, diskClass, mounting } from "../../storage/storage.fixture.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "shared-claims";

function near(topologyKey: string): Record<string, Value> {
  const terms = [{ topologyKey, labelSelector: { matchLabels: { app: "web" } } }];
  return { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } } };
}

describe("a claim of one node", () => {
  it("is mounted by one pod, or by pods of one node", () => {
    expect(findingsOf(rule, [diskClass(), claim(), mounting("web")])).toEqual([]);
    const together = mounting("web", { replicas: 2 }, near("kubernetes.io/hostname"));
    expect(findingsOf(rule, [diskClass(), claim(), together])).toEqual([]);
    const one = withNodes({ ...general, max: 1 });
    expect(findingsOf(rule, [diskClass(), claim(), mounting("web", { replicas: 2 })], one)).toEqual([]);
  });

  it("is refused to several pods of a workload", () => {
    const web = mounting("web", { replicas: 2 });
    expect(findingsOf(rule, [diskClass(), claim(), web])).toEqual([
      at(
        rule,
        web,
        "2 pods mount PersistentVolumeClaim data, which is ReadWriteOnce: one node at a time gets it, and pods on others never start",
        "run one pod, make it a StatefulSet with a claim for each pod, or use a volume that is ReadWriteMany",
      ),
    ]);
  });

  it("is refused to as many pods as an autoscaler may make", () => {
    const spec = { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 1, maxReplicas: 4 };
    const scaler = object("autoscaling/v2 HorizontalPodAutoscaler", "web", { spec });
    expect(findingsOf(rule, [diskClass(), claim(), mounting("web"), scaler])).toMatchObject([
      { message: expect.stringMatching(/^up to 4 pods mount PersistentVolumeClaim data/) },
    ]);
  });

  it("is refused to a second workload, and warned of for a job", () => {
    const [web, api] = [mounting("web"), mounting("api")];
    const fix =
      "give it a claim of its own, use a volume that is ReadWriteMany, or require both on one node by pod affinity";
    const message =
      "its pods mount PersistentVolumeClaim data, which is ReadWriteOnce and which pods of Deployment api mount: one node at a time gets it, and pods on others never start";
    expect(findingsOf(rule, [diskClass(), claim(), web, api])).toEqual([at(rule, web, message, fix)]);
    const job = { ...web, apiVersion: "batch/v1", kind: "Job" };
    expect(findingsOf(rule, [diskClass(), claim(), job, api])).toEqual([
      at(rule, job, message, fix, "warning"),
    ]);
    expect(
      findingsOf(rule, [diskClass(), claim(), mounting("web", {}, near("kubernetes.io/hostname")), api]),
    ).toEqual([]);
  });

  it("is warned of where the class is not in the tree, and not spoken of for a shared file system", () => {
    const web = mounting("web", { replicas: 2 });
    expect(findingsOf(rule, [claim(), web])).toMatchObject([{ severity: "warning" }]);
    const shared = diskClass({ provisioner: "efs.csi.aws.com" });
    expect(findingsOf(rule, [shared, claim(), web])).toEqual([]);
    expect(findingsOf(rule, [diskClass(), claim({ accessModes: ["ReadWriteMany"] }), web])).toEqual([]);
  });
});

describe("a claim of one pod", () => {
  it("is refused to several pods, wherever they are", () => {
    const web = mounting("web", { replicas: 2 }, near("kubernetes.io/hostname"));
    const single = claim({ accessModes: ["ReadWriteOncePod"] });
    expect(findingsOf(rule, [single, web])).toMatchObject([
      {
        severity: "error",
        message:
          "2 pods mount PersistentVolumeClaim data, which is ReadWriteOncePod: one pod at a time gets it, and the others stay Pending",
      },
    ]);
  });
});
