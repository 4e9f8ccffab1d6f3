import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { configFile } from "#lib/model/config-file.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources, restrictedContainer, restrictedPod } from "../chart-values.ts";
import { withTracing } from "../clusters.ts";
import { logsEndpoint } from "../elastic-stack/logstash.ts";
import { isMonitored } from "../monitored.ts";
import { fluentdPods } from "./pods.ts";
import type { FileName, FluentdValues } from "./values.ts";

const { namespace, labels } = fluentdPods;

const file = (name: FileName): string => configFile(name, import.meta.url).content;

/**
 * Fluentd on every node: collects what containers write, says which pod wrote it, and sends it to Logstash. It reads
 * files of the node as their owner, root, hence a namespace of its own that is privileged.
 *
 * @see https://github.com/fluent/fluentd-kubernetes-daemonset
 */
export default defineAddOn({
  name: "fluentd",
  on: withTracing,
  namespace: { name: namespace, podSecurity: "privileged" },
  contents(cluster) {
    const values: FluentdValues = {
      kind: "DaemonSet",
      variant: "forward",
      variantVersion: "1.1",
      priorityClassName: "system-node-critical",
      tolerations: [{ operator: "Exists" }],
      podSecurityContext: { seccompProfile: restrictedPod.seccompProfile },
      securityContext: restrictedContainer,
      resources: resources(millicores(50), mebibytes(160, 384)),
      env: [
        { name: "LOGSTASH_URL", value: logsEndpoint },
        // With it each pod watches the pods of its own node, not those of the cluster.
        { name: "K8S_NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
      ],
      mountDockerContainersDirectory: false,
      volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }],
      volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
      fileConfigs: {
        "01_sources.conf": file("01_sources.conf"),
        "02_filters.conf": file("02_filters.conf"),
        "03_dispatch.conf": file("03_dispatch.conf"),
        "04_outputs.conf": file("04_outputs.conf"),
      },
      metrics: { serviceMonitor: { enabled: isMonitored(cluster) } },
    };
    return {
      chart: helmChart<FluentdValues>({
        repository: "https://fluent.github.io/helm-charts",
        name: "fluentd",
        version: "0.6.0",
        values,
      }),
      brings: {
        serviceAccounts: [`${namespace}/fluentd`],
        services: { [`${namespace}/fluentd`]: { metrics: 24_231 } },
        podLabels: { [namespace]: labels },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: { [`${namespace}/fluentd`]: podsOf("one per node", values.resources) },
      },
    };
  },
});
