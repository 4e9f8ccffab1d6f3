import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { type Cluster, smallestMemory } from "#lib/model/cluster.ts";
import { type Bytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { crdAnnotations, resources } from "../chart-values.ts";
import { isMonitored } from "../monitored.ts";
import { cm, params } from "./configuration.ts";
import type { ArgoCdValues, Metrics } from "./values.ts";

const namespace = "argocd";

/** GiB of a node from which on Argo CD need not count every MiB. */
const ROOMY = 4;

/** Memory of the two components that grow with what they sync: little where every pod has to fit 2 GiB. */
function memoryOn(cluster: Cluster): { controller: Bytes; repoServer: Bytes } {
  return smallestMemory(cluster) < ROOMY
    ? { controller: mebibytes(256, 640), repoServer: mebibytes(128, 512) }
    : { controller: mebibytes(384, 1024), repoServer: mebibytes(192, 768) };
}

/**
 * Argo CD, which syncs what is generated, itself included. Four pods; people reach it through
 * `kubectl port-forward`, with the password that it makes for `admin` when it starts for the first time.
 *
 * @see https://github.com/argoproj/argo-helm/tree/argo-cd-10.1.1/charts/argo-cd
 */
export default defineAddOn({
  name: "argo-cd",
  on: "every cluster",
  namespace: { name: namespace, podSecurity: "restricted" },
  contents(cluster) {
    const enabled = isMonitored(cluster);
    const memory = memoryOn(cluster);
    const metrics: Metrics = { enabled, serviceMonitor: { enabled } };
    const values: ArgoCdValues = {
      crds: { install: true, keep: true, annotations: crdAnnotations },
      configs: { cm, params },
      controller: { resources: resources(millicores(100), memory.controller), metrics },
      repoServer: {
        resources: resources(millicores(50), memory.repoServer),
        copyutil: { resources: resources(millicores(10), mebibytes(32, 128)) },
        metrics,
      },
      server: { resources: resources(millicores(20), mebibytes(96, 256)), metrics },
      redis: { resources: resources(millicores(10), mebibytes(32, 128)) },
      redisSecretInit: { resources: resources(millicores(10), mebibytes(32, 128)) },
      dex: { enabled: false },
      notifications: { enabled: false },
      applicationSet: { replicas: 0 },
    };
    return {
      chart: helmChart<ArgoCdValues>({
        repository: "https://argoproj.github.io/argo-helm",
        name: "argo-cd",
        version: "10.1.1",
        release: namespace,
        values,
      }),
      brings: {
        crds: [
          "argoproj.io/v1alpha1/AppProject",
          "argoproj.io/v1alpha1/Application",
          "argoproj.io/v1alpha1/ApplicationSet",
        ],
        serviceAccounts: [
          `${namespace}/argocd-application-controller`,
          `${namespace}/argocd-applicationset-controller`,
          `${namespace}/argocd-redis-secret-init`,
          `${namespace}/argocd-repo-server`,
          `${namespace}/argocd-server`,
        ],
        // The chart makes the first one, without its data; a Job makes the second.
        secrets: [`${namespace}/argocd-secret`, `${namespace}/argocd-redis`],
        services: {
          [`${namespace}/argocd-applicationset-controller`]: { "http-webhook": 7000 },
          [`${namespace}/argocd-redis`]: { redis: 6379 },
          [`${namespace}/argocd-repo-server`]: { "tcp-repo-server": 8081 },
          [`${namespace}/argocd-server`]: { http: 80, https: 443 },
          ...(enabled && {
            [`${namespace}/argocd-application-controller-metrics`]: { "http-metrics": 8082 },
            [`${namespace}/argocd-repo-server-metrics`]: { "http-metrics": 8084 },
            [`${namespace}/argocd-server-metrics`]: { "http-metrics": 8083 },
          }),
        },
        ...(enabled && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: {
          [`${namespace}/argocd-application-controller`]: podsOf(1, values.controller.resources),
          [`${namespace}/argocd-applicationset-controller`]: podsOf(values.applicationSet.replicas),
          [`${namespace}/argocd-redis`]: podsOf(1, values.redis.resources),
          [`${namespace}/argocd-redis-secret-init`]: podsOf(1, values.redisSecretInit.resources),
          [`${namespace}/argocd-repo-server`]: podsOf(1, values.repoServer.resources),
          [`${namespace}/argocd-server`]: podsOf(1, values.server.resources),
        },
      },
    };
  },
});
