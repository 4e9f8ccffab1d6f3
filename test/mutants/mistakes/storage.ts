import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import {
  above,
  containers,
  each,
  objects,
  podSpecs,
  put,
  remove,
  type Site,
  textOf,
  within,
} from "../site.ts";

/** Workloads whose pods use a claim that stands in the tree. */
function claimants(tree: Tree): Site[] {
  return podSpecs(tree, "StatefulSet", "Deployment").filter(
    (site) => within([site], "volumes", "*", "persistentVolumeClaim").length > 0,
  );
}

/** Mounts of claims, in containers that run. */
function mounts(tree: Tree): Site[] {
  return claimants(tree).flatMap((site) => {
    const claims = new Set(
      within([site], "volumes", "*")
        .filter((volume) => textOf(volume, "persistentVolumeClaim", "claimName") !== "")
        .map((volume) => textOf(volume, "name")),
    );
    return within([site], "containers", "*", "volumeMounts", "*").filter((mount) =>
      claims.has(textOf(mount, "name")),
    );
  });
}

/** Volumes that do not bind, do not attach, or do not hold what they should. */
export const storage: readonly Operator[] = [
  {
    name: "two-pods-on-one-volume",
    of: "shared volumes",
    seen: "https://github.com/Azure/AKS/issues/1919",
    drafts: (tree) => each(claimants(tree), (site) => put(above(site, 2), 2, "replicas")),
  },
  {
    name: "rolling-update-on-one-volume",
    of: "shared volumes",
    seen: "https://github.com/harvester/vm-import-controller/issues/23",
    drafts: (tree) =>
      each(objects(tree, "StatefulSet"), (site) => {
        const claims = within([site], "spec", "template", "spec", "volumes", "*", "persistentVolumeClaim");
        if (claims.length === 0) return undefined;
        return together(
          put(site, "Deployment", "kind"),
          remove(site, "spec", "serviceName"),
          remove(site, "spec", "podManagementPolicy"),
          remove(site, "spec", "updateStrategy"),
          put(site, { type: "RollingUpdate" }, "spec", "strategy"),
        );
      }),
  },
  {
    name: "disk-for-many-nodes",
    of: "access modes",
    seen: "https://github.com/longhorn/longhorn/issues/30",
    drafts: (tree) =>
      each(within(objects(tree, "PersistentVolumeClaim"), "spec", "accessModes"), (site) =>
        put(site, ["ReadWriteMany"]),
      ),
  },
  {
    name: "claim-without-class-and-default",
    of: "missing storage classes",
    seen: "https://github.com/n8n-io/terraform-aws-n8n/issues/22",
    *drafts(tree) {
      const defaults = within(
        objects(tree, "StorageClass"),
        "metadata",
        "annotations",
        "storageclass.kubernetes.io/is-default-class",
      );
      yield* each(within(objects(tree, "PersistentVolumeClaim"), "spec", "storageClassName"), (site) =>
        together(remove(site), ...defaults.map((one) => remove(one))),
      );
    },
  },
  {
    name: "claim-that-nobody-mounts",
    of: "volumes that hold nothing",
    seen: "https://github.com/paunin/PostDock/issues/142",
    drafts: (tree) => each(mounts(tree), (site) => remove(site)),
  },
  {
    name: "data-beside-the-volume",
    of: "volumes that hold nothing",
    seen: "https://github.com/Hubs-Foundation/hubs-cloud/pull/387",
    drafts: (tree) =>
      each(mounts(tree), (site) =>
        textOf(site, "mountPath").startsWith("/var/lib/postgresql")
          ? put(site, "/data", "mountPath")
          : undefined,
      ),
  },
  {
    name: "database-at-the-mount-point",
    of: "data folders at mount points",
    seen: "https://github.com/sixeyed/kiamol/issues/72",
    *drafts(tree) {
      const folders = within(objects(tree, "ConfigMap"), "data", "PGDATA");
      yield* each(folders, (site) => put(site, textOf(site).replace(/\/pgdata$/, "")));
      const variables = within(containers(tree), "env", "*").filter(
        (site) => textOf(site, "name") === "PGDATA",
      );
      yield* each(variables, (site) => put(site, textOf(site, "value").replace(/\/pgdata$/, ""), "value"));
    },
  },
];
