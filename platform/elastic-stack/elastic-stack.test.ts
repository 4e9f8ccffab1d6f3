import { expect, it } from "vitest";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import { smallestMemory } from "#lib/model/cluster.ts";
import { valueAt } from "../chart-values.fixture.ts";
import { objectsOf } from "../objects-of.fixture.ts";
import { elasticsearchOn } from "./elasticsearch.ts";
import elasticStack from "./index.ts";
import { kibana } from "./kibana.ts";
import { indexTemplates, logsEndpoint, logstashOn } from "./logstash.ts";

const template: unknown = JSON.parse(indexTemplates.data?.["index-template.json"] ?? "");
const inTemplate = (...path: string[]) => valueAt(Object(template), path);
const pipeline = logstashOn(scalableAppDev)
  .spec.pipelines.map((one) => one["config.string"])
  .join();
const [nodes] = elasticsearchOn(scalableAppProd).spec.nodeSets;

it("SC11 Elasticsearch, Logstash and Kibana have one version and know each other", () => {
  const { spec } = logstashOn(scalableAppDev);
  expect([elasticsearchOn(scalableAppDev).spec.version, spec.version]).toEqual([
    kibana.spec.version,
    kibana.spec.version,
  ]);
  const { name } = elasticsearchOn(scalableAppDev).metadata;
  expect(kibana.spec.elasticsearchRef).toEqual({ name });
  expect(spec.elasticsearchRefs).toEqual([{ name, clusterName: "logs" }]);
  expect(pipeline).toContain(`hosts => ["\${LOGS_ES_HOSTS}"]`);
});

it("SC11 logs are deleted after a week, those included that are there already", () => {
  expect(nodes?.config).toMatchObject({ "data_streams.lifecycle.retention.default": "7d" });
  expect(inTemplate("template", "lifecycle")).toEqual({ enabled: true });
  expect(JSON.stringify(template)).not.toContain("data_retention");
});

it("SC11 logs are compressed", () => {
  expect(inTemplate("template", "settings")).toMatchObject({
    "index.mode": "logsdb",
    "index.codec": "best_compression",
  });
});

it("SC11 the index template applies to the data stream that Logstash writes into", () => {
  const [, stream = ""] = /\bindex => "([^"]+)"/.exec(pipeline) ?? [];
  expect(stream).toBe("logs-kubernetes-default");
  expect(inTemplate("index_patterns")).toEqual(["logs-kubernetes-*"]);
  // Templates of Elasticsearch itself for logs have priorities up to 200.
  expect(inTemplate("priority")).toBe(500);
});

it("SC11 Logstash finds the index template where it is mounted", () => {
  const [container] = logstashOn(scalableAppDev).spec.podTemplate.spec?.containers ?? [];
  const [mount] = container?.volumeMounts ?? [];
  expect(pipeline).toContain(`template => "${mount?.mountPath}/index-template.json"`);
  expect(logstashOn(scalableAppDev).spec.podTemplate.spec?.volumes).toEqual([
    { name: mount?.name, configMap: { name: indexTemplates.metadata?.name } },
  ]);
});

it("SC11 fields of logs that disagree, such as labels, cannot refuse one another", () => {
  expect(inTemplate("template", "mappings", "properties", "json", "type")).toBe("flattened");
  const kubernetes = ["template", "mappings", "properties", "kubernetes", "properties"];
  expect(inTemplate(...kubernetes, "labels", "type")).toBe("flattened");
});

it("SC11 each log has a copy in another zone, and none where there is a single node", () => {
  expect(inTemplate("template", "settings", "index.auto_expand_replicas")).toBe("0-1");
  expect(nodes).toMatchObject({
    count: 3,
    config: {
      "node.attr.zone": "\u0024{ZONE}",
      "cluster.routing.allocation.awareness.attributes": "k8s_node_name,zone",
    },
    podTemplate: {
      spec: {
        containers: [
          {
            env: [
              {
                name: "ZONE",
                valueFrom: { fieldRef: { fieldPath: "metadata.annotations['topology.kubernetes.io/zone']" } },
              },
            ],
          },
        ],
      },
    },
  });
  expect(elasticsearchOn(scalableAppProd).metadata.annotations).toMatchObject({
    "eck.k8s.elastic.co/downward-node-labels": "topology.kubernetes.io/zone",
  });
  const [single] = elasticsearchOn(scalableAppDev).spec.nodeSets;
  expect(single?.count).toBe(1);
  expect(JSON.stringify(single)).not.toContain("zone");
});

it("SC11 logs outlive the Application", () => {
  const { metadata, spec } = elasticsearchOn(scalableAppProd);
  expect(metadata.annotations).toMatchObject({
    "argocd.argoproj.io/sync-options": "Prune=false,Delete=false,SkipDryRunOnMissingResource=true",
  });
  expect(spec.volumeClaimDeletePolicy).toBe("DeleteOnScaledownOnly");
});

it("SC11 Logstash takes logs at the port of its pipeline's input, and keeps them until they are written", () => {
  const { metadata, spec } = logstashOn(scalableAppDev);
  const [service] = spec.services;
  const [port] = service?.service.spec.ports ?? [];
  expect(logsEndpoint).toBe(
    `http://${metadata.name}-ls-${service?.name}.${metadata.namespace}:${port?.port}`,
  );
  expect(pipeline).toContain(`port => ${port?.targetPort}\n`);
  expect(spec.config).toEqual({ "queue.type": "persisted", "queue.max_bytes": "1gb" });
});

it("needs no setting of the node's kernel", () => {
  expect(nodes?.config).toMatchObject({ "node.store.allow_mmap": false });
});

it("has no pod that takes more than half of the smallest node", () => {
  const memory = /"memory":"(\d+)(Gi|Mi)"/g;
  const quantities = [...JSON.stringify(objectsOf(elasticStack, scalableAppProd)).matchAll(memory)];
  expect(quantities).toHaveLength(6);
  for (const [, amount, unit] of quantities) {
    const mebibytes = Number(amount) * (unit === "Gi" ? 1024 : 1);
    expect(mebibytes).toBeLessThanOrEqual((smallestMemory(scalableAppProd) * 1024) / 2);
  }
});

it("lets the operator ask Elasticsearch for its health", () => {
  expect(elasticStack.contents(scalableAppDev).openings?.[0]).toMatchObject({
    pods: { "elasticsearch.k8s.elastic.co/cluster-name": "elasticsearch" },
    port: 9200,
    to: { namespace: "elastic-system" },
  });
});
