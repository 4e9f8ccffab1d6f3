import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf, object, release } from "../../tree.fixture.ts";

const rule = "node-selection";

function found(podSpec: Record<string, Value>, options = withNodes()) {
  return findingsOf(rule, [deployment("web", {}, podSpec)], options).map(({ message, fix }) => [
    message,
    fix,
  ]);
}

function affinity(...terms: readonly (readonly Value[])[]): Record<string, Value> {
  const nodeSelectorTerms = terms.map((matchExpressions) => ({ matchExpressions }));
  const requiredDuringSchedulingIgnoredDuringExecution = { nodeSelectorTerms };
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution } } };
}

const ask = (key: string, operator: string, ...values: readonly string[]): Value => ({
  key,
  operator,
  values,
});
const place = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

describe("a pod asks for a node", () => {
  it.each([
    ["by a label of a group", { nodeSelector: { role: "batch" } }],
    [
      "by what is known of its machine",
      { nodeSelector: { "kubernetes.io/arch": "arm64", "kubernetes.io/os": "linux" } },
    ],
    ["by its zone", { nodeSelector: { "topology.kubernetes.io/zone": "eu-west-1b" } }],
    ["by its region", { nodeSelector: { "topology.kubernetes.io/region": "eu-west-1" } }],
    [
      "by its group and its price",
      { nodeSelector: { "eks.amazonaws.com/nodegroup": "batch", "eks.amazonaws.com/capacityType": "SPOT" } },
    ],
    ["by one of several terms", affinity([ask("role", "In", "none")], [ask("role", "NotIn", "none")])],
    [
      "by labels that a driver sets",
      { nodeSelector: { "nvidia.com/gpu.present": "true", "kubernetes.io/hostname": "a" } },
    ],
  ])("%s", (_, podSpec) => {
    expect(found(podSpec)).toEqual([]);
  });

  it("that the facts do not tell of, or that something makes", () => {
    const web = deployment("web", {}, { nodeSelector: { role: "none" } });
    expect(findingsOf(rule, [web])).toEqual([]);
    const pool = object("karpenter.sh/v1 NodePool", "default");
    expect(findingsOf(rule, [web, pool], withNodes())).toEqual([]);
    expect(findingsOf(rule, [web], withNodes({ name: "general" }))).toEqual([]);
  });
});

describe("a pod asks for a node that no group has", () => {
  it("by a value that is nearly another", () => {
    const web = deployment("web", {}, { nodeSelector: { role: "genral" } });
    expect(findingsOf(rule, [web], withNodes())).toEqual([
      at(
        rule,
        web,
        "nodeSelector asks for role=genral, which no node of batch and general is: its pods stay Pending for ever",
        "write role=general",
      ),
    ]);
  });

  it.each([
    [
      { "kubernetes.io/arch": "s390x" },
      "kubernetes.io/arch=s390x",
      "write one of the values of kubernetes.io/arch that nodes have: amd64 and arm64",
    ],
    [
      { "kubernetes.io/os": "windows" },
      "kubernetes.io/os=windows",
      "write one of the values of kubernetes.io/os that nodes have: linux",
    ],
    [
      { "topology.kubernetes.io/zone": "eu-west-1c" },
      "topology.kubernetes.io/zone=eu-west-1c",
      "write topology.kubernetes.io/zone=eu-west-1a",
    ],
    [
      { "node-role.kubernetes.io/worker": "" },
      "node-role.kubernetes.io/worker=",
      "ask for a label that a node group has, or add node-role.kubernetes.io/worker to the labels of a node group",
    ],
    [{ roles: "batch" }, "roles=batch", "write role"],
  ])("by %o", (nodeSelector, text, fix) => {
    expect(found({ nodeSelector })).toEqual([
      [
        `nodeSelector asks for ${text}, which no node of batch and general is: its pods stay Pending for ever`,
        fix,
      ],
    ]);
  });

  it.each([
    [ask("role", "In", "a", "b"), "role in (a, b)"],
    [ask("role", "NotIn", "batch", "general"), "role not in (batch, general)"],
    [ask("gpu", "Exists"), "gpu present"],
    [ask("role", "DoesNotExist"), "role absent"],
    [ask("role", "Gt", "3"), "role above (3)"],
  ])("by the affinity %o", (expression, text) => {
    expect(found(affinity([expression])).map(([message]) => message)).toEqual([
      `${place}[0] asks for ${text}, which no node of batch and general is: its pods stay Pending for ever`,
    ]);
  });

  it("by labels that no group has together", () => {
    expect(found({ nodeSelector: { role: "batch", "topology.kubernetes.io/zone": "eu-west-1b" } })).toEqual([
      [
        "its pods ask for nodes with role=batch, topology.kubernetes.io/zone=eu-west-1b, and no node of batch and general is all of that: its pods stay Pending for ever",
        "ask for what one node group has together",
      ],
    ]);
  });
});

describe("pods that a chart or an operator makes", () => {
  const labels = (role: string): Value => ({ nodeSelector: { role } });

  it("ask for a node that there is", () => {
    const server = object("monitoring.coreos.com/v1 Prometheus", "main", { spec: labels("batch") });
    const off = { enabled: false, nodeSelector: { role: "none" } };
    const charts = [release("queue", { worker: labels("general"), nodeSelector: {}, off })];
    expect(findingsOf(rule, [server], { ...withNodes(), charts })).toEqual([]);
  });

  it("ask for one that no group has", () => {
    const spec = { nodeSets: [{ podTemplate: { spec: labels("search") } }] };
    const search = object("elasticsearch.k8s.elastic.co/v1 Elasticsearch", "logs", { spec });
    const message = (place: string, role: string) =>
      `${place}.nodeSelector asks for role=${role}, which no node of batch and general is: its pods stay Pending for ever`;
    expect(findingsOf(rule, [search], withNodes())).toEqual([
      at(
        rule,
        search,
        message("spec.nodeSets[0].podTemplate.spec", "search"),
        "write one of the values of role that nodes have: batch and general",
      ),
    ]);
    const charts = [release("queue", { worker: labels("bath") })];
    expect(findingsOf(rule, [], { ...withNodes(), charts })).toMatchObject([
      { unit: "web", message: message("worker", "bath"), fix: "write role=batch" },
    ]);
  });
});
