import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object, release } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("network-policy-selectors", objects);
const meant = "write the labels of the pods that are meant";
const app = (name: string) => ({ matchLabels: { app: name } });

describe("NetworkPolicies", () => {
  const policy = (podSelector: Value, peer?: Value) =>
    object("networking.k8s.io/v1 NetworkPolicy", "backend", {
      spec: { podSelector, ...(peer !== undefined && { ingress: [{ from: [peer] }] }) },
    });

  it("apply to pods that are there, or to all", () => {
    expect(find(deployment("backend"), policy(app("backend")), policy({}))).toEqual([]);
    expect(find(deployment("backend"), policy(app("back")))).toEqual([
      at(
        "network-policy-selectors",
        policy(app("back")),
        "spec.podSelector asks for app=back, which no pods of namespace shop have",
        meant,
      ),
    ]);
  });

  it("apply to pods that an operator makes, however their labels are asked for", () => {
    const search = object("elasticsearch.k8s.elastic.co/v1 Elasticsearch", "logs", { spec: {} });
    const key = "elasticsearch.k8s.elastic.co/cluster-name";
    const asked = (expression: Value) => policy({ matchExpressions: [expression] });
    expect(find(search, policy({ matchLabels: { [key]: "logs" } }))).toEqual([]);
    expect(find(search, asked({ key, operator: "In", values: ["logs"] }))).toEqual([]);
    expect(find(search, asked({ key, operator: "Exists" }))).toEqual([]);
    expect(find(deployment("web"), asked({ key, operator: "Exists" }))).toHaveLength(1);
  });

  it("may apply to pods of charts, of which the facts do not tell all labels", () => {
    const charts = [release("stack")];
    const findWith = (one: Value) =>
      findingsOf("network-policy-selectors", [deployment("backend"), policy(one)], { charts });
    expect(findWith(app("grafana"))).toEqual([]);
    expect(findWith(app("backends"))).toEqual([
      at(
        "network-policy-selectors",
        policy(app("backends")),
        "spec.podSelector asks for app=backends, which no pods of namespace shop have",
        meant,
        "warning",
      ),
    ]);
  });

  it("let in pods that are there", () => {
    const wrong = policy({}, { podSelector: app("front") });
    expect(find(deployment("frontend"), policy({}, { podSelector: app("frontend") }))).toEqual([]);
    expect(find(deployment("frontend"), wrong)).toEqual([
      at(
        "network-policy-selectors",
        wrong,
        "spec.ingress[0].from[0].podSelector asks for app=front, which no pods of namespace shop have",
        meant,
      ),
    ]);
  });

  const monitoring = object("Namespace", "monitoring");
  const fromMonitoring = policy(
    {},
    {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
      podSelector: app("prometheus"),
    },
  );

  it("let in pods of another namespace of the tree", () => {
    expect(find(fromMonitoring, monitoring).map(({ message }) => message)).toEqual([
      "spec.ingress[0].from[0].podSelector asks for app=prometheus, which no pods of namespace monitoring have",
    ]);
    const charts = [{ ...release("prometheus"), namespace: "monitoring" }];
    expect(findingsOf("network-policy-selectors", [fromMonitoring, monitoring], { charts })).toEqual([]);
  });

  it("are refused when they name a namespace that does not exist", () => {
    expect(find(fromMonitoring)).toEqual([
      at(
        "network-policy-selectors",
        fromMonitoring,
        "spec.ingress[0].from[0].namespaceSelector asks for kubernetes.io/metadata.name=monitoring, which no namespace has",
        "correct the name of the namespace",
      ),
    ]);
  });
});
