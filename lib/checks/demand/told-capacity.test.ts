import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import type { ToldNodeGroup } from "#lib/render/surroundings.ts";
import { mapAt } from "../graph/fields.ts";
import { at, deployment, findingsOf, fullFacts, object } from "../tree.fixture.ts";

const rule = "capacity";

/** Two nodes, each with room for 1800m, 6800Mi and 25 pods. */
const general: ToldNodeGroup = {
  name: "general",
  max: 2,
  labels: { role: "general" },
  allocatablePerNode: { cpu: "1930m", memory: "7000Mi", pods: 29 },
  daemonSetsPerNode: { cpu: "130m", memory: "200Mi", pods: 4 },
};

const batch: ToldNodeGroup = { ...general, name: "batch", max: 1, labels: { role: "batch" } };

function withNodes(...nodeGroups: readonly ToldNodeGroup[]) {
  const systemWorkloads = { cpu: "200m", memory: "140Mi", pods: 2 };
  return { facts: { ...fullFacts, nodeGroups, systemWorkloads } };
}

function pods(
  name: string,
  replicas: number,
  requests: Record<string, Value>,
  podSpec: Record<string, Value> = {},
): KubernetesObject {
  const made = deployment(name, { resources: { requests } }, podSpec);
  return { ...made, spec: { ...mapAt(made, "spec"), replicas } };
}

function autoscaler(maxReplicas: number): KubernetesObject {
  const spec = { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas };
  return object("autoscaling/v2 HorizontalPodAutoscaler", "web", { spec });
}

const fix = "run fewer pods, request less, or raise the max of a node group";

describe("the nodes that are told of a cluster", () => {
  it("have room for what is always there", () => {
    expect(findingsOf(rule, [pods("web", 3, { cpu: "1", memory: "1Gi" })], withNodes(general))).toEqual([]);
    expect(
      findingsOf(rule, [pods("web", 90, { cpu: "1" })], withNodes({ ...general, name: "a", max: 60 })),
    ).toEqual([]);
    const { max: _, ...unbounded } = general;
    expect(findingsOf(rule, [pods("web", 90, { cpu: "1" })], withNodes(unbounded))).toEqual([]);
  });

  it.each([
    [
      { cpu: "900m" },
      4,
      "the pods that there always are request 3800m CPU, and the room on the 2 nodes of general is 3600m CPU",
    ],
    [
      { memory: "3500Mi" },
      4,
      "the pods that there always are request 14140Mi memory, and the room on the 2 nodes of general is 13600Mi memory",
    ],
    [{}, 49, "there are 51 pods at least, and the room on the 2 nodes of general is 50 pods"],
  ])("have none for %o", (requests, replicas, text) => {
    const web = pods("web", replicas, requests);
    expect(findingsOf(rule, [web], withNodes(general))).toEqual([
      at(rule, web, `${text}: what is left over stays Pending for ever`, fix),
    ]);
  });

  it("have none on those that pods are bound to", () => {
    const bound = pods("jobs", 2, { cpu: "1" }, { nodeSelector: { role: "batch" } });
    expect(findingsOf(rule, [bound], withNodes(general, batch))).toEqual([
      at(
        rule,
        bound,
        "the pods that there always are request 2000m CPU, and the room on the 1 node of batch is 1800m CPU: what is left over stays Pending for ever",
        fix,
      ),
    ]);
  });

  it("are the fault of the cluster where no single workload is too large", () => {
    const many = ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => pods(name, 1, { cpu: "700m" }));
    expect(findingsOf(rule, many, withNodes(general))).toMatchObject([{ unit: "", file: "" }]);
  });

  it("are warned of where an autoscaler can never make its most", () => {
    const web = pods("web", 2, { cpu: "500m" });
    expect(findingsOf(rule, [web, autoscaler(6)], withNodes(general))).toEqual([]);
    expect(findingsOf(rule, [web, autoscaler(12)], withNodes(general))).toEqual([
      at(
        rule,
        web,
        "its autoscaler may make 12 pods, and on the 2 nodes of general the cpu beside what is always there is enough for 6: the others stay Pending",
        "lower maxReplicas to 6, request less, or raise the max of a node group",
        "warning",
      ),
    ]);
  });
});
