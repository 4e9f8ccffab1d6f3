import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, fullFacts, object, release, service } from "../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("selectors", objects);
const meant = "write the labels of the pods that are meant";
const app = (name: string) => ({ matchLabels: { app: name } });

/** A second workload with the pods' labels of the first. */
const canary = object("apps/v1 Deployment", "canary", {
  spec: {
    selector: app("backend"),
    template: {
      metadata: { labels: { app: "backend" } },
      spec: { containers: [{ name: "main", image: "app:1.2.3" }] },
    },
  },
});

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
        "selectors",
        wrong,
        "spec.selector asks for app=backend, but its pods have app=back",
        "give spec.selector and spec.template.metadata.labels the same labels",
      ),
    ]);
  });
});

describe("Services", () => {
  it("select the pods of one workload", () => {
    expect(find(deployment("backend"), deployment("frontend"), service("backend"))).toEqual([]);
  });

  it("are refused when they select no pods", () => {
    expect(find(deployment("frontend"), service("backend"))).toEqual([
      at(
        "selectors",
        service("backend"),
        "spec.selector asks for app=backend, which no pods of namespace shop have",
        meant,
      ),
    ]);
  });

  it("only draw a warning where a chart may have the pods", () => {
    const found = findingsOf("selectors", [service("backend")], { charts: [release("backend")] });
    expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("may select the pods of a chart that the facts describe", () => {
    const chartsProvide = { backend: { podLabels: { shop: { app: "backend", part: "web" } } } };
    const options = { facts: { ...fullFacts, chartsProvide }, charts: [release("backend")] };
    expect(findingsOf("selectors", [service("backend")], options)).toEqual([]);
  });

  it("may select the pods that an operator makes, by labels of its own group", () => {
    const kafka = object("kafka.example.com/v1 Kafka", "events", {});
    const by = (label: string) => object("Service", "events", { spec: { selector: { [label]: "events" } } });
    expect(find(kafka, by("kafka.example.com/name"))).toEqual([]);
    expect(find(kafka, by("app"))).toMatchObject([{ severity: "warning" }]);
  });

  it("are refused when they select the pods of two workloads", () => {
    expect(find(deployment("backend"), canary, service("backend"))).toEqual([
      at(
        "selectors",
        service("backend"),
        "spec.selector asks for app=backend, which the pods of Deployment backend and Deployment canary have",
        "add a label that only one of them has",
      ),
    ]);
  });

  it("find one pod of a StatefulSet by its name", () => {
    const labels = { app: "postgres" };
    const postgres = object("apps/v1 StatefulSet", "postgres", {
      spec: { selector: app("postgres"), template: { metadata: { labels }, spec: {} } },
    });
    const first = (pod: string) =>
      object("Service", "first", {
        spec: { selector: { ...labels, "statefulset.kubernetes.io/pod-name": pod } },
      });
    expect(find(postgres, first("postgres-0"))).toEqual([]);
    expect(find(postgres, first("postgres-first"))).toHaveLength(1);
  });

  it("draw a warning when they select nothing and nothing else lists their endpoints", () => {
    const empty = object("Service", "database", { spec: { ports: [{ port: 5432 }] } });
    expect(find(empty)).toEqual([
      at(
        "selectors",
        empty,
        "spec.selector is empty, and no Endpoints or EndpointSlice of its name are in the tree",
        "write the labels of the pods that are meant, or add the EndpointSlice",
        "warning",
      ),
    ]);
    const labels = { "kubernetes.io/service-name": "database" };
    expect(find(empty, object("discovery.k8s.io/v1 EndpointSlice", "database-1", {}, { labels }))).toEqual(
      [],
    );
    expect(
      find(object("Service", "mail", { spec: { type: "ExternalName", externalName: "mail.example.com" } })),
    ).toEqual([]);
  });
});

describe("PodDisruptionBudgets", () => {
  const budget = (name: string) =>
    object("policy/v1 PodDisruptionBudget", "backend", { spec: { selector: app(name) } });

  it("protect the pods of one workload", () => {
    expect(find(deployment("backend"), budget("backend"))).toEqual([]);
    expect(find(deployment("backend"), budget("back"))).toEqual([
      at(
        "selectors",
        budget("back"),
        "spec.selector asks for app=back, which no pods of namespace shop have",
        meant,
      ),
    ]);
  });
});

describe("NetworkPolicies", () => {
  const policy = (podSelector: Value, peer?: Value) =>
    object("networking.k8s.io/v1 NetworkPolicy", "backend", {
      spec: { podSelector, ...(peer !== undefined && { ingress: [{ from: [peer] }] }) },
    });

  it("apply to pods that are there, or to all", () => {
    expect(find(deployment("backend"), policy(app("backend")), policy({}))).toEqual([]);
    expect(find(deployment("backend"), policy(app("back")))).toEqual([
      at(
        "selectors",
        policy(app("back")),
        "spec.podSelector asks for app=back, which no pods of namespace shop have",
        meant,
      ),
    ]);
  });

  it("let in pods that are there", () => {
    const wrong = policy({}, { podSelector: app("front") });
    expect(find(deployment("frontend"), policy({}, { podSelector: app("frontend") }))).toEqual([]);
    expect(find(deployment("frontend"), wrong)).toEqual([
      at(
        "selectors",
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
    expect(findingsOf("selectors", [fromMonitoring, monitoring], { charts })).toEqual([]);
  });

  it("are refused when they name a namespace that does not exist", () => {
    expect(find(fromMonitoring)).toEqual([
      at(
        "selectors",
        fromMonitoring,
        "spec.ingress[0].from[0].namespaceSelector asks for kubernetes.io/metadata.name=monitoring, which no namespace has",
        "correct the name of the namespace",
      ),
    ]);
  });
});

describe("monitors", () => {
  const monitor = (name: string) =>
    object("monitoring.coreos.com/v1 ServiceMonitor", "backend", { spec: { selector: app(name) } });
  const labelled = service("backend", [], { labels: { app: "backend" } });

  it("find a Service", () => {
    expect(find(deployment("backend"), labelled, monitor("backend"))).toEqual([]);
    expect(find(deployment("backend"), labelled, monitor("back"))).toEqual([
      at(
        "selectors",
        monitor("back"),
        "spec.selector asks for app=back, and no Service it looks at has that",
        "write the labels of the Service that is meant, and name its namespace in spec.namespaceSelector",
      ),
    ]);
  });
});

describe("autoscalers", () => {
  const autoscaler = (name: string) =>
    object("autoscaling/v2 HorizontalPodAutoscaler", name, {
      spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "backend" } },
    });

  it("are the only one of their workload", () => {
    const fix = "put the metrics into one autoscaler";
    expect(find(autoscaler("cpu"))).toEqual([]);
    expect(find(autoscaler("cpu"), autoscaler("memory"))).toEqual([
      at(
        "selectors",
        autoscaler("cpu"),
        "Deployment backend is also scaled by HorizontalPodAutoscaler memory",
        fix,
      ),
      at(
        "selectors",
        autoscaler("memory"),
        "Deployment backend is also scaled by HorizontalPodAutoscaler cpu",
        fix,
      ),
    ]);
  });
});

describe("spread and affinity", () => {
  const spread = (name: string) =>
    deployment("backend", {}, { topologySpreadConstraints: [{ labelSelector: app(name) }] });
  const required = "requiredDuringSchedulingIgnoredDuringExecution";
  const apart = (name: string) =>
    deployment(
      "backend",
      {},
      { affinity: { podAntiAffinity: { [required]: [{ labelSelector: app(name) }] } } },
    );

  it("count the workload's own pods", () => {
    expect(find(spread("backend"), apart("backend"))).toEqual([]);
    expect(find(spread("back"))).toEqual([
      at(
        "selectors",
        spread("back"),
        "topologySpreadConstraints[0] counts pods with app=back, which its own pods do not have",
        "write labels of the pod template",
      ),
    ]);
  });

  it("may look at other pods of the namespace, but not at none", () => {
    expect(find(apart("cache"), deployment("cache"))).toEqual([]);
    expect(find(apart("cache"))).toEqual([
      at(
        "selectors",
        apart("cache"),
        `affinity.podAntiAffinity.${required}[0].labelSelector asks for app=cache, which neither its own pods nor others of namespace shop have`,
        meant,
      ),
    ]);
  });
});
