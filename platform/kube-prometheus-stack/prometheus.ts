import { byteQuantity, gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { resources } from "../chart-values.ts";
import { storageClass } from "../gp3-storage-class/index.ts";
import type { PrometheusSpec } from "./values.ts";

const volume = gibibytes(10);

/** Prometheus reads every monitor and rule of the cluster, whichever release made it. */
export const prometheusSpec: PrometheusSpec = {
  retention: "7d",
  // The write-ahead log and compaction need the rest of the volume.
  retentionSize: "8GiB",
  // Fits a node of 2 GiB beside its DaemonSets.
  resources: resources(millicores(100), mebibytes(400, 900)),
  storageSpec: {
    volumeClaimTemplate: {
      spec: {
        storageClassName: storageClass,
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: byteQuantity(volume.request) } },
      },
    },
  },
  serviceMonitorSelectorNilUsesHelmValues: false,
  podMonitorSelectorNilUsesHelmValues: false,
  ruleSelectorNilUsesHelmValues: false,
  probeSelectorNilUsesHelmValues: false,
  scrapeConfigSelectorNilUsesHelmValues: false,
};
