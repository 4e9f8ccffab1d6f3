import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources, restrictedPod } from "../chart-values.ts";
import { withTracing } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import { crds, webhooks } from "./crds.ts";
import { operatorPods } from "./pods.ts";
import type { EckOperatorValues } from "./values.ts";

const { namespace, labels } = operatorPods;

/**
 * Elastic Cloud on Kubernetes: runs Elasticsearch, Logstash and Kibana, with certificates and users of its making.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/install-using-helm-chart
 */
export default defineAddOn({
  name: "eck-operator",
  on: withTracing,
  namespace: { name: namespace, podSecurity: "restricted" },
  contents(cluster) {
    const values: EckOperatorValues = {
      installCRDs: true,
      podSecurityContext: restrictedPod,
      // The chart limits CPU, which values can change and not take away.
      resources: resources(millicores(50, 1000), mebibytes(150, 512)),
      telemetry: { disabled: true },
      config: { metrics: { port: isMonitored(cluster) ? "8080" : "0" } },
      podMonitor: { enabled: isMonitored(cluster), interval: "1m" },
    };
    return {
      chart: helmChart<EckOperatorValues>({
        repository: "https://helm.elastic.co",
        name: "eck-operator",
        version: "3.5.0",
        values,
      }),
      brings: {
        crds,
        webhooks,
        serviceAccounts: [`${namespace}/elastic-operator`],
        secrets: [`${namespace}/elastic-operator-webhook-cert`],
        services: { [`${namespace}/elastic-operator-webhook`]: { https: 443 } },
        podLabels: { [namespace]: labels },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/PodMonitor"] }),
        pods: { [`${namespace}/elastic-operator`]: podsOf(1, values.resources) },
      },
      openings: [{ name: "webhook", pods: labels, port: 9443, to: "node subnets" }],
    };
  },
});
