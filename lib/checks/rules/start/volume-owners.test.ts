import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "volume-owners";
const disk = { metadata: { name: "data" }, spec: { storageClassName: "gp3" } };
const share = object("storage.k8s.io/v1 StorageClass", "efs", { provisioner: "efs.csi.aws.com" });

function database(
  pod: Readonly<Record<string, Value>>,
  image = "registry.example.com/app:1.2.3",
  claim: Value = disk,
) {
  const main = { name: "main", image, volumeMounts: [{ name: "data", mountPath: "/data" }] };
  const template = { spec: { containers: [main], ...pod } };
  return object("apps/v1 StatefulSet", "database", { spec: { template, volumeClaimTemplates: [claim] } });
}

describe("owners of volumes", () => {
  it("are those who write to them", () => {
    const chown = { name: "own", image: "busybox:1.37.0", command: ["sh", "-c", "chown -R 1000 /data"] };
    const good = [
      database({ securityContext: { runAsUser: 1000, fsGroup: 1000 } }),
      database({ securityContext: { runAsUser: 0 } }),
      database({}),
      database({ securityContext: { runAsUser: 1000 }, initContainers: [chown] }),
    ];
    for (const one of good) expect(findingsOf(rule, [one])).toEqual([]);
    const onShare = { metadata: { name: "data" }, spec: { storageClassName: "efs" } };
    expect(
      findingsOf(rule, [share, database({ securityContext: { runAsUser: 1000 } }, "a:1.0", onShare)]),
    ).toEqual([]);
  });

  it.each([
    [{ securityContext: { runAsUser: 1000 } }, "registry.example.com/app:1.2.3", "user 1000"],
    [
      { securityContext: { runAsNonRoot: true } },
      "registry.example.com/app:1.2.3",
      "a user that is not root",
    ],
    [{}, "grafana/grafana:11.4.0", "the user of grafana/grafana:11.4.0"],
  ])("are not root where %j writes", (pod, image, user) => {
    const wrong = database(pod, image);
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        `container main runs as ${user} and mounts volume data at /data, but its pod has no fsGroup: a new disk belongs to root, and nobody else can write to it`,
        "set fsGroup in the securityContext of the pod",
      ),
    ]);
  });
});
