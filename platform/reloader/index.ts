import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources, restrictedContainer } from "../chart-values.ts";
import { withBackend } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import type { ReloaderValues } from "./values.ts";

const name = "reloader";

/**
 * Reloader: replaces the pods of a workload when a Secret that they read changes, where the workload asks for it.
 * A change of a ConfigMap rolls the pods by itself, and CronJobs read Secrets anew with each run. It watches every
 * namespace: which ones have applications is not known here. The chart's namespaced mode needs a list of them.
 *
 * What it writes is an annotation of the pod template that Argo CD does not own, hence no drift.
 *
 * @see https://github.com/stakater/Reloader/blob/chart-v2.2.16/README.md
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/#server-side-diff
 */
export default defineAddOn({
  name,
  on: withBackend,
  namespace: { name, podSecurity: "restricted" },
  contents(cluster) {
    const values: ReloaderValues = {
      fullnameOverride: name,
      reloader: {
        reloadStrategy: "annotations",
        ignoreConfigMaps: true,
        isArgoRollouts: cluster.progressiveDelivery,
        ignoreJobs: true,
        ignoreCronJobs: true,
        readOnlyRootFileSystem: true,
        deployment: {
          containerSecurityContext: restrictedContainer,
          // Holds every Secret of the cluster, whose number follows the applications.
          resources: resources(millicores(10), mebibytes(48, 160)),
        },
        podMonitor: { enabled: isMonitored(cluster) },
      },
    };
    return {
      chart: helmChart<ReloaderValues>({
        repository: "https://stakater.github.io/stakater-charts",
        name,
        version: "2.2.16",
        values,
      }),
      brings: {
        serviceAccounts: [`${name}/${name}`],
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/PodMonitor"] }),
        pods: { [`${name}/${name}`]: podsOf(1, values.reloader.deployment.resources) },
      },
      offers: { reloading: { "secret.reloader.stakater.com/auto": "true" } },
    };
  },
});
