import { expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const set = object("apps/v1 StatefulSet", "kafka", {
  spec: {
    serviceName: "kafka-headless",
    replicas: 3,
    selector: { matchLabels: { app: "kafka" } },
    template: { metadata: { labels: { app: "kafka" } }, spec: { containers: [] } },
  },
});
const named = (name: string, clusterIP?: string) =>
  object("Service", name, { spec: { ...(clusterIP && { clusterIP }), selector: { app: "kafka" } } });
const headless = named("kafka-headless", "None");
const calling = (value: string) => deployment("web", { env: [{ name: "KAFKA", value }] });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("pod-addresses", objects);

it("a pod is called by the headless Service of its StatefulSet", () => {
  expect(
    find(
      set,
      headless,
      calling("kafka-0.kafka-headless:9092,kafka-2.kafka-headless.shop.svc.cluster.local:9092"),
    ),
  ).toEqual([]);
});

it("a pod is not called by another Service", () => {
  const wrong = calling("kafka-0.kafka:9092");
  expect(find(set, headless, named("kafka"), wrong)).toEqual([
    at(
      "pod-addresses",
      wrong,
      "it names pod kafka-0.kafka, but the pods of StatefulSet kafka are called by kafka-headless: the name is not found",
      "write kafka-headless, or correct spec.serviceName",
    ),
  ]);
});

it("a pod is not called by a Service with an address of its own", () => {
  const wrong = calling("kafka-0.kafka-headless:9092");
  expect(find(set, named("kafka-headless"), wrong)).toEqual([
    at(
      "pod-addresses",
      wrong,
      "it names pod kafka-0.kafka-headless, but Service kafka-headless is not headless: only its own name is found",
      "set clusterIP of Service kafka-headless to None",
    ),
  ]);
});

it("a pod that is called is one of the replicas", () => {
  const text = "kafka-3.kafka-headless.shop.svc:9092";
  const wrong = object("ConfigMap", "web", { data: { brokers: text } });
  expect(find(set, headless, wrong)).toEqual([
    at(
      "pod-addresses",
      wrong,
      "it names pod kafka-3.kafka-headless.shop, but StatefulSet kafka has 3 from number 0: there is no such pod",
      "correct the number, or raise spec.replicas",
    ),
  ]);
});
