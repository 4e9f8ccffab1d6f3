import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, fullFacts, object, release, service } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("service-selectors", objects);
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

describe("Services", () => {
  it("select the pods of one workload", () => {
    expect(find(deployment("backend"), deployment("frontend"), service("backend"))).toEqual([]);
  });

  it("are refused when they select no pods", () => {
    expect(find(deployment("frontend"), service("backend"))).toEqual([
      at(
        "service-selectors",
        service("backend"),
        "spec.selector asks for app=backend, which no pods of namespace shop have",
        meant,
      ),
    ]);
  });

  it("only draw a warning where a chart may have the pods", () => {
    const found = findingsOf("service-selectors", [service("backend")], { charts: [release("backend")] });
    expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("may select the pods of a chart that the facts describe", () => {
    const chartsProvide = { backend: { podLabels: { shop: { app: "backend", part: "web" } } } };
    const options = { facts: { ...fullFacts, chartsProvide }, charts: [release("backend")] };
    expect(findingsOf("service-selectors", [service("backend")], options)).toEqual([]);
  });

  it("may select the pods that an operator makes, by labels of its own group", () => {
    const kafka = object("kafka.example.com/v1 Kafka", "events", {});
    const by = (label: string) => object("Service", "events", { spec: { selector: { [label]: "events" } } });
    expect(find(kafka, by("kafka.example.com/name"))).toEqual([]);
    expect(find(kafka, by("app"))).toMatchObject([{ severity: "warning" }]);
  });

  it("may select several versions of one program", () => {
    const version = (name: string, labels: Record<string, string>) =>
      object("apps/v1 Deployment", name, { spec: { template: { metadata: { labels } } } });
    const [one, two] = ["v1", "v2"].map((name) => version(`web-${name}`, { app: "web", version: name }));
    const other = version("worker", { app: "web", tier: "worker" });
    if (one === undefined || two === undefined) throw new Error("there are two versions");
    expect(find(one, two, service("web"))).toEqual([]);
    expect(find(one, other, service("web"))).toHaveLength(1);
  });

  it("are refused when they select the pods of two workloads", () => {
    expect(find(deployment("backend"), canary, service("backend"))).toEqual([
      at(
        "service-selectors",
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
        "service-selectors",
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
