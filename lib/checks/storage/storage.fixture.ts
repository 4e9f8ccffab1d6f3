import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { mapAt } from "../graph/fields.ts";
import { deployment, object } from "../tree.fixture.ts";

/** A class `disk` of EBS whose volumes are made where their pods are, changed by the fields. */
export function diskClass(
  fields: Record<string, Value> = {},
  metadata: Record<string, Value> = {},
): KubernetesObject {
  const usual = { provisioner: "ebs.csi.aws.com", volumeBindingMode: "WaitForFirstConsumer" };
  return object("storage.k8s.io/v1 StorageClass", "disk", { ...usual, ...fields }, metadata);
}

/** What a claim of the class `disk` says, changed by the fields. */
export function claimSpec(fields: Record<string, Value> = {}): Record<string, Value> {
  return {
    accessModes: ["ReadWriteOnce"],
    storageClassName: "disk",
    resources: { requests: { storage: "10Gi" } },
    ...fields,
  };
}

/** A claim `data` of the class `disk`, changed by the fields. */
export function claim(fields: Record<string, Value> = {}): KubernetesObject {
  return object("PersistentVolumeClaim", "data", { spec: claimSpec(fields) });
}

/** A Deployment whose container mounts the claim `data`. */
export function mounting(
  name: string,
  fields: Record<string, Value> = {},
  podSpec: Record<string, Value> = {},
): KubernetesObject {
  const made = deployment(
    name,
    { volumeMounts: [{ name: "data", mountPath: "/data" }] },
    { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }], ...podSpec },
  );
  return { ...made, spec: { ...mapAt(made, "spec"), ...fields } };
}

/** A StatefulSet `db` with a claim of each pod, of the class `disk`, changed by the fields. */
export function statefulSet(
  container: Record<string, Value> = {},
  template: Record<string, Value> = {},
  fields: Record<string, Value> = {},
): KubernetesObject {
  const made = deployment("db", container);
  const volumeClaimTemplates = [{ metadata: { name: "data" }, spec: claimSpec(template) }];
  return { ...made, kind: "StatefulSet", spec: { ...mapAt(made, "spec"), volumeClaimTemplates, ...fields } };
}

/** A volume `disk-1` of 10 GiB, changed by the fields. */
export function volume(fields: Record<string, Value> = {}): KubernetesObject {
  const spec = {
    capacity: { storage: "10Gi" },
    accessModes: ["ReadWriteOnce"],
    storageClassName: "disk",
    csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-1" },
    ...fields,
  };
  return object("PersistentVolume", "disk-1", { spec });
}
