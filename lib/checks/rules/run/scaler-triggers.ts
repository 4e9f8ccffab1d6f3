import { type Found, listAt, mapAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/**
 * Sources of events of KEDA.
 *
 * @see https://keda.sh/docs/latest/scalers/
 */
const types = `
  activemq apache-kafka arangodb artemis-queue aws-cloudwatch aws-dynamodb aws-dynamodb-streams aws-kinesis-stream
  aws-sqs-queue azure-app-insights azure-blob azure-data-explorer azure-eventhub azure-log-analytics azure-monitor
  azure-pipelines azure-queue azure-servicebus beanstalkd cassandra couchdb cpu cron datadog dynatrace elasticsearch
  etcd external external-push forgejo-runner gcp-cloudtasks gcp-pubsub gcp-stackdriver gcp-storage github-runner
  gitlab-runner graphite huawei-cloudeye ibmmq influxdb kafka kubernetes-workload kubernetes-resource liiklus loki
  memory metrics-api mongodb mssql mysql nats-jetstream new-relic nsq openstack-metric openstack-swift opensearch
  postgresql predictkube prometheus pulsar rabbitmq redis redis-cluster redis-cluster-streams redis-sentinel
  redis-sentinel-streams redis-streams selenium-grid solace-direct-messaging solace-event-queue solarwinds solr
  splunk splunk-observability stan sumologic temporal
`
  .trim()
  .split(/\s+/);

/** What KEDA asks of the metadata of a trigger. */
const needed: Readonly<Record<string, readonly string[]>> = {
  cpu: ["value"],
  cron: ["timezone", "start", "end", "desiredReplicas"],
  memory: ["value"],
  prometheus: ["serverAddress", "query", "threshold"],
};

function* ofTrigger(trigger: Found, index: number): Generator<Fault> {
  const type = textAt(trigger, "type");
  if (type === undefined) return;
  const near = types.includes(type) ? undefined : nearest(type, types);
  if (near !== undefined) {
    yield {
      message: `spec.triggers[${index}] is of type ${type}, which KEDA does not know`,
      fix: `write ${near}`,
    };
  }
  const metadata = mapAt(trigger, "metadata");
  const asked = Object.hasOwn(needed, type) ? (needed[type] ?? []) : [];
  // A TriggerAuthentication may give any of them.
  if (valueAt(trigger, "authenticationRef") !== undefined) return;
  const missing = asked.filter((field) => metadata[field] === undefined);
  if (missing.length === 0) return;
  yield {
    message: `spec.triggers[${index}] of type ${type} has no ${enumerate(missing)}`,
    fix: `add ${enumerate(missing)} to its metadata`,
  };
}

function* ofBounds(spec: Found): Generator<Fault> {
  const [least, most] = [numberAt(spec, "minReplicaCount") ?? 0, numberAt(spec, "maxReplicaCount") ?? 100];
  if (least > most) {
    const message = `minReplicaCount ${least} is above maxReplicaCount ${most}`;
    yield { message, fix: "raise maxReplicaCount, or lower minReplicaCount" };
  }
  const idle = numberAt(spec, "idleReplicaCount");
  if (idle === undefined || idle < least) return;
  const message = `idleReplicaCount ${idle} is not below minReplicaCount ${least}`;
  yield { message, fix: "lower idleReplicaCount, or leave it out" };
}

/** KEDA understands what its scalers are told. */
export const scalerTriggers: Rule = {
  number: 320,
  name: "scaler-triggers",
  reason:
    "KEDA makes no autoscaler of what it does not understand, and the workload keeps the size that it has.",
  see: "https://keda.sh/docs/latest/reference/scaledobject-spec/",
  *check(graph) {
    for (const kind of ["ScaledObject", "ScaledJob"]) {
      for (const at of graph.ofKind({ group: "keda.sh", kind })) {
        const spec = valueAt(at.object, "spec");
        const ofTriggers = listAt(spec, "triggers").flatMap((one, index) => [...ofTrigger(one, index)]);
        const ofReplicas = kind === "ScaledObject" ? ofBounds(spec) : [];
        for (const { message, fix } of [...ofTriggers, ...ofReplicas]) {
          yield { at, message: `${message}: KEDA does not scale it`, fix };
        }
      }
    }
  },
};
