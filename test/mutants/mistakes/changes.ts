import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { above, drop, each, nameOf, objects, podTemplates, put, remove, textOf, within } from "../site.ts";

const options = "argocd.argoproj.io/sync-options";

/** What would be fine in a new cluster, and loses or blocks something in one that runs. */
export const changes: readonly Operator[] = [
  {
    name: "claim-deleted",
    of: "deleted state",
    seen: "https://github.com/argoproj/argo-cd/issues/16063",
    isChange: true,
    drafts: (tree) => each(objects(tree, "PersistentVolumeClaim"), drop),
  },
  {
    name: "namespace-deleted",
    of: "deleted namespaces",
    seen: "https://github.com/argoproj/argo-cd/issues/22607",
    isChange: true,
    drafts: (tree) => each(objects(tree, "Namespace"), drop),
  },
  {
    name: "database-deleted",
    of: "deleted state",
    seen: "https://github.com/argoproj/argo-cd/issues/12470",
    isChange: true,
    drafts: (tree) => each(objects(tree, "StatefulSet", "Elasticsearch"), drop),
  },
  {
    name: "application-deleted",
    of: "deleted Applications",
    seen: "https://github.com/argoproj/argo-cd/issues/7301",
    isChange: true,
    drafts: (tree) => each(objects(tree, "Application"), drop),
  },
  {
    name: "workload-renamed",
    of: "renames",
    seen: "https://github.com/argoproj/argo-cd/issues/14090",
    isChange: true,
    *drafts(tree) {
      const scaled = within(
        objects(tree, "HorizontalPodAutoscaler", "VerticalPodAutoscaler"),
        "spec",
        "*",
        "name",
      );
      for (const site of objects(tree, "Deployment")) {
        const targets = scaled.filter(
          (one) => one.resource.namespace === site.resource.namespace && textOf(one) === nameOf(site),
        );
        yield together(
          put(site, `${nameOf(site)}-app`, "metadata", "name"),
          ...targets.map((one) => put(one, `${nameOf(site)}-app`)),
        );
      }
    },
  },
  {
    name: "claim-renamed",
    of: "renames",
    seen: "https://github.com/getscaf/scaf/issues/182",
    isChange: true,
    *drafts(tree) {
      for (const site of objects(tree, "PersistentVolumeClaim")) {
        const users = within(
          podTemplates(tree),
          "spec",
          "volumes",
          "*",
          "persistentVolumeClaim",
          "claimName",
        );
        const own = users.filter(
          (one) => one.resource.namespace === site.resource.namespace && textOf(one) === nameOf(site),
        );
        yield together(
          put(site, `${nameOf(site)}-2`, "metadata", "name"),
          ...own.map((one) => put(one, `${nameOf(site)}-2`)),
        );
      }
    },
  },
  {
    name: "selector-changed",
    of: "immutable fields",
    seen: "https://github.com/jetstack/version-checker/issues/140",
    isChange: true,
    *drafts(tree) {
      for (const template of podTemplates(tree, "Deployment", "StatefulSet")) {
        const spec = above(template);
        yield together(
          put(spec, "v2", "selector", "matchLabels", "release"),
          put(template, "v2", "metadata", "labels", "release"),
        );
      }
    },
  },
  {
    name: "claim-template-added",
    of: "immutable fields",
    seen: "https://github.com/kubernetes/kubernetes/issues/69041",
    isChange: true,
    drafts: (tree) =>
      each(within(objects(tree, "StatefulSet"), "spec"), (site) => {
        const mounts = within([site], "template", "spec", "containers", 0, "volumeMounts", "*");
        const storage = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
        return together(
          put(
            site,
            [{ metadata: { name: "more" }, spec: { ...storage, storageClassName: "gp3" } }],
            "volumeClaimTemplates",
          ),
          put(
            site,
            [...mounts.map(({ value }) => value), { name: "more", mountPath: "/more" }],
            "template",
            "spec",
            "containers",
            0,
            "volumeMounts",
          ),
        );
      }),
  },
  {
    name: "configuration-changed-alone",
    of: "stale configuration",
    seen: "https://github.com/kubernetes/kubernetes/issues/22368",
    isChange: true,
    *drafts(tree) {
      const sources = ["envFrom.*.configMapRef.name", "env.*.valueFrom.configMapKeyRef.name"];
      const containersOf = within(podTemplates(tree, "Deployment", "StatefulSet"), "spec", "containers", "*");
      const readers = sources.flatMap((path) => within(containersOf, ...path.split(".")));
      const read = new Set(readers.map((one) => `${one.resource.namespace}/${textOf(one)}`));
      for (const site of within(objects(tree, "ConfigMap"), "data")) {
        if (!read.has(`${site.resource.namespace}/${nameOf(site)}`)) continue;
        const values = within([site], "*").map((one) => put(one, `${textOf(one)}-changed`));
        const [first, ...others] = values;
        if (first !== undefined) yield together(first, ...others);
      }
    },
  },
  {
    name: "role-of-a-binding-changed",
    of: "immutable fields",
    seen: "https://github.com/kubernetes/kubernetes/issues/66353",
    isChange: true,
    drafts: (tree) =>
      each(within(objects(tree, "RoleBinding"), "roleRef", "name"), (site) =>
        put(site, textOf(site) === "view" ? "edit" : "view"),
      ),
  },
  {
    name: "storage-class-parameters-changed",
    of: "immutable fields",
    seen: "https://github.com/kubernetes/kubernetes/issues/80472",
    isChange: true,
    drafts: (tree) => each(objects(tree, "StorageClass"), (site) => put(site, "io2", "parameters", "type")),
  },
  {
    name: "volume-shrunk",
    of: "shrunk volumes",
    seen: "https://github.com/IBM/ibm-spectrum-scale-csi/issues/1227",
    isChange: true,
    drafts: (tree) =>
      each(
        within(objects(tree, "PersistentVolumeClaim"), "spec", "resources", "requests", "storage"),
        (site) => put(site, "1Gi"),
      ),
  },
  {
    name: "class-of-a-claim-changed",
    of: "immutable fields",
    seen: "https://github.com/argoproj/argo-cd/issues/12439",
    isChange: true,
    drafts: (tree) =>
      each(within(objects(tree, "PersistentVolumeClaim"), "spec", "storageClassName"), (site) =>
        objects(tree, "StorageClass").some((one) => nameOf(one) === "gp3-temporary")
          ? put(site, "gp3-temporary")
          : undefined,
      ),
  },
  {
    name: "replicas-to-none",
    of: "nothing left running",
    seen: "https://github.com/devantler-tech/platform/issues/1880",
    isChange: true,
    *drafts(tree) {
      const scalers = objects(tree, "HorizontalPodAutoscaler");
      for (const site of objects(tree, "Deployment", "StatefulSet")) {
        const scaler = scalers.find(
          (one) =>
            one.resource.namespace === site.resource.namespace &&
            textOf(one, "spec", "scaleTargetRef", "name") === nameOf(site),
        );
        yield together(put(site, 0, "spec", "replicas"), scaler && drop(scaler));
      }
    },
  },
  {
    name: "autoscaler-removed-without-replicas",
    of: "nothing left running",
    seen: "https://github.com/argoproj/argo-cd/issues/1603",
    isChange: true,
    drafts: (tree) => each(objects(tree, "HorizontalPodAutoscaler"), drop),
  },
  {
    name: "protection-removed",
    of: "lost protection",
    seen: "https://github.com/argoproj/argo-cd/issues/3484",
    isChange: true,
    drafts: (tree) =>
      each(
        within(objects(tree, "PersistentVolumeClaim", "Namespace"), "metadata", "annotations", options),
        (site) => remove(site),
      ),
  },
  {
    name: "volumes-no-longer-kept",
    of: "lost protection",
    seen: "https://github.com/Altinity/clickhouse-operator/issues/1272",
    isChange: true,
    drafts: (tree) =>
      each(within(objects(tree, "StorageClass"), "reclaimPolicy"), (site) =>
        textOf(site) === "Retain" ? put(site, "Delete") : undefined,
      ),
  },
  {
    name: "database-of-another-major-version",
    of: "data of another version",
    seen: "https://github.com/concourse/concourse/issues/8912",
    isChange: true,
    drafts: (tree) =>
      each(within(podTemplates(tree, "StatefulSet"), "spec", "containers", "*", "image"), (site) =>
        textOf(site).includes("/postgres:15")
          ? put(site, textOf(site).replace(/:15[.\d]*$/, ":17.6"))
          : undefined,
      ),
  },
  {
    name: "data-in-another-folder",
    of: "data of another version",
    seen: "https://github.com/firefly-iii/kubernetes/pull/48",
    isChange: true,
    drafts: (tree) =>
      each(within(objects(tree, "ConfigMap"), "data", "PGDATA"), (site) => put(site, `${textOf(site)}-17`)),
  },
  {
    name: "version-of-the-cluster-lowered",
    of: "versions of the cluster",
    seen: "https://github.com/taskcluster/taskcluster/issues/6534",
    isChange: true,
    *drafts(tree) {
      const [major, minor] = (tree.facts.kubernetesVersion ?? "").split(".").map(Number);
      if (minor === undefined) return;
      yield { place: "the cluster", edits: [], facts: { kubernetesVersion: `${major}.${minor - 1}` } };
    },
  },
  {
    name: "versions-of-the-cluster-skipped",
    of: "versions of the cluster",
    seen: "https://github.com/skooner-k8s/skooner/pull/456",
    isChange: true,
    *drafts(tree) {
      const [major, minor] = (tree.facts.kubernetesVersion ?? "").split(".").map(Number);
      if (minor === undefined) return;
      yield { place: "the cluster", edits: [], facts: { kubernetesVersion: `${major}.${minor + 2}` } };
    },
  },
];
