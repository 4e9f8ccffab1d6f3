import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources } from "../chart-values.ts";
import { everyCluster } from "../clusters.ts";
import type { CloudWatchObservabilityValues } from "./values.ts";

const name = "amazon-cloudwatch-observability";
const namespace = "amazon-cloudwatch";
const operator = { "app.kubernetes.io/name": name, "control-plane": "controller-manager" };

/**
 * CloudWatch Container Insights: metrics of nodes, pods and containers, on clusters that have `containerInsights`
 * on. Logs of containers are not part of it; CloudWatch charges them by volume. The agent reads the host, hence
 * the privileged namespace, and writes as its ServiceAccount `cloudwatch-agent`, which needs the managed policy
 * CloudWatchAgentServerPolicy by Pod Identity. The certificates, which the chart would make anew with each
 * rendering, are cert-manager's.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html
 */
export default defineAddOn({
  name,
  on: everyCluster.filter(({ containerInsights }) => containerInsights),
  namespace: { name: namespace, podSecurity: "privileged" },
  contents(cluster) {
    const values: CloudWatchObservabilityValues = {
      clusterName: cluster.name,
      region: cluster.region,
      containerInsights: { enabled: true },
      containerLogs: { enabled: false },
      applicationSignals: { enabled: false },
      dcgmExporter: { enabled: false },
      neuronMonitor: { enabled: false },
      manager: { resources: resources(millicores(10), mebibytes(64, 192)) },
      agent: {
        certManager: { enabled: true },
        // The chart's own limit of CPU cannot be taken away by a value.
        resources: resources(millicores(50, 500), mebibytes(128, 512)),
      },
      admissionWebhooks: {
        certManager: { enabled: true },
        // These four are for Application Signals, and would see every pod of the cluster.
        instrumentations: { create: false },
        pods: { create: false },
        workloads: { create: false },
        namespaces: { create: false },
      },
    };
    return {
      chart: helmChart<CloudWatchObservabilityValues>({
        repository: "https://aws-observability.github.io/helm-charts",
        name,
        version: "6.3.0",
        values,
      }),
      brings: {
        crds: [
          "cloudwatch.aws.amazon.com/v1alpha1/AmazonCloudWatchAgent",
          "cloudwatch.aws.amazon.com/v1alpha1/DcgmExporter",
          "cloudwatch.aws.amazon.com/v1alpha1/Instrumentation",
          "cloudwatch.aws.amazon.com/v1alpha1/NeuronMonitor",
        ],
        serviceAccounts: [`${namespace}/${name}-controller-manager`, `${namespace}/cloudwatch-agent`],
        webhooks: ["cloudwatch.aws.amazon.com/AmazonCloudWatchAgent"],
        services: { [`${namespace}/${name}-webhook-service`]: { "": 443 } },
        podLabels: { [namespace]: operator },
        customResources: ["cert-manager.io/Certificate", "cert-manager.io/Issuer"],
        pods: {
          [`${namespace}/${name}-controller-manager`]: podsOf(1, values.manager.resources),
          [`${namespace}/cloudwatch-agent`]: podsOf("one per node", values.agent.resources),
        },
      },
      identities: { [`${namespace}/cloudwatch-agent`]: "observability" },
      openings: [{ name: "webhook", pods: operator, port: 9443, to: "node subnets" }],
    };
  },
});
