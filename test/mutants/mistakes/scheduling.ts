import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { above, each, nameOf, objects, podSpecs, podTemplates, put, textOf, within } from "../site.ts";

/** A condition on nodes that must hold. */
function required(key: string, values: readonly string[]) {
  const nodeSelectorTerms = [{ matchExpressions: [{ key, operator: "In", values }] }];
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}

/** Pods that no node takes. */
export const scheduling: readonly Operator[] = [
  {
    name: "node-group-that-does-not-exist",
    of: "node selectors",
    seen: "https://github.com/klothoplatform/klotho/issues/553",
    drafts: (tree) =>
      each(podSpecs(tree), (site) =>
        put(site, { "eks.amazonaws.com/nodegroup": "private_t3_xlarge" }, "nodeSelector"),
      ),
  },
  {
    name: "node-affinity-to-an-unknown-label",
    of: "node selectors",
    seen: "https://github.com/rhobs/troubleshooting-scenarios/pull/37",
    drafts: (tree) =>
      each(podSpecs(tree), (site) => put(site, required("disk-type", ["ssd-high-iops"]), "affinity")),
  },
  {
    name: "processor-that-no-node-has",
    of: "node selectors",
    seen: "https://github.com/pl4nty/cloudflare-kubernetes-gateway/issues/123",
    drafts: (tree) =>
      each(podSpecs(tree), (site) => put(site, { "kubernetes.io/arch": "arm64" }, "nodeSelector")),
  },
  {
    name: "zone-without-nodes",
    of: "zones without nodes",
    seen: "https://github.com/kubernetes/kubernetes/issues/93338",
    drafts: (tree) =>
      each(podSpecs(tree), (site) =>
        put(site, required("topology.kubernetes.io/zone", ["eu-central-1c"]), "affinity"),
      ),
  },
  {
    name: "tainted-nodes-untolerated",
    of: "taints",
    seen: "https://github.com/scitix/siclaw/pull/367",
    *drafts(tree) {
      const nodeGroups = (tree.facts.nodeGroups ?? []).map((group) => ({
        ...group,
        taints: ["dedicated=ci:NoSchedule"],
      }));
      if (nodeGroups.length > 0) yield { place: "taints of all nodes", edits: [], facts: { nodeGroups } };
    },
  },
  {
    name: "more-replicas-than-nodes-apart",
    of: "replicas kept apart beyond the nodes",
    seen: "https://github.com/kubernetes/kubernetes/issues/116891",
    *drafts(tree) {
      for (const template of podTemplates(tree, "Deployment")) {
        const labels = within([template], "metadata", "labels")[0]?.value ?? {};
        const term = { labelSelector: { matchLabels: labels }, topologyKey: "kubernetes.io/hostname" };
        const apart = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
        const scaler = objects(tree, "HorizontalPodAutoscaler").find(
          (site) =>
            site.resource.namespace === template.resource.namespace &&
            textOf(site, "spec", "scaleTargetRef", "name") === nameOf(template),
        );
        const affinity = put(template, apart, "spec", "affinity");
        yield scaler === undefined
          ? together(affinity, put(above(template), 60, "replicas"))
          : together(
              affinity,
              put(scaler, 60, "spec", "minReplicas"),
              put(scaler, 60, "spec", "maxReplicas"),
            );
      }
    },
  },
];
