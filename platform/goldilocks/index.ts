import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources } from "../chart-values.ts";
import { withTracing } from "../clusters.ts";
import type { GoldilocksValues } from "./values.ts";

const namespace = "goldilocks";

/**
 * Goldilocks' dashboard: what containers request beside what is recommended. People reach it through
 * `kubectl port-forward`. Its controller is off: workloads have their VerticalPodAutoscalers from the manifests.
 *
 * @see https://goldilocks.docs.fairwinds.com/
 */
export default defineAddOn({
  name: "goldilocks",
  on: withTracing,
  namespace: { name: namespace, podSecurity: "restricted" },
  contents({ progressiveDelivery }) {
    const values: GoldilocksValues = {
      controller: { enabled: false },
      dashboard: {
        replicaCount: 1,
        flags: { "show-all": true, "enable-cost": false },
        rbac: { enableArgoproj: progressiveDelivery },
        resources: resources(millicores(10), mebibytes(48, 160)),
      },
    };
    return {
      chart: helmChart<GoldilocksValues>({
        repository: "https://charts.fairwinds.com/stable",
        name: "goldilocks",
        version: "11.0.0",
        values,
      }),
      brings: {
        serviceAccounts: [`${namespace}/goldilocks-dashboard`],
        services: { [`${namespace}/goldilocks-dashboard`]: { http: 80 } },
        pods: {
          [`${namespace}/goldilocks-dashboard`]: podsOf(
            values.dashboard.replicaCount,
            values.dashboard.resources,
          ),
        },
      },
    };
  },
});
