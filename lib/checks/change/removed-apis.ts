import type { KubernetesObject } from "#lib/render/resource.ts";

/**
 * APIs by the minor version of Kubernetes that serves them no longer.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const removals: Readonly<Record<number, readonly string[]>> = {
  16: [
    "extensions/v1beta1 DaemonSet Deployment NetworkPolicy PodSecurityPolicy ReplicaSet",
    "apps/v1beta1",
    "apps/v1beta2",
  ],
  22: [
    "admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration ValidatingWebhookConfiguration",
    "apiextensions.k8s.io/v1beta1",
    "apiregistration.k8s.io/v1beta1",
    "certificates.k8s.io/v1beta1",
    "coordination.k8s.io/v1beta1",
    "extensions/v1beta1 Ingress",
    "networking.k8s.io/v1beta1 Ingress IngressClass",
    "rbac.authorization.k8s.io/v1beta1",
    "scheduling.k8s.io/v1beta1",
    "storage.k8s.io/v1beta1 CSIDriver CSINode StorageClass VolumeAttachment",
  ],
  25: [
    "autoscaling/v2beta1",
    "batch/v1beta1",
    "discovery.k8s.io/v1beta1",
    "events.k8s.io/v1beta1",
    "node.k8s.io/v1beta1",
    "policy/v1beta1",
  ],
  26: ["autoscaling/v2beta2", "flowcontrol.apiserver.k8s.io/v1beta1"],
  27: ["storage.k8s.io/v1beta1 CSIStorageCapacity"],
  29: ["flowcontrol.apiserver.k8s.io/v1beta2"],
  32: ["flowcontrol.apiserver.k8s.io/v1beta3"],
};

const minors = new Map(
  Object.entries(removals).flatMap(([minor, apis]) =>
    apis.flatMap((api) => {
      const [apiVersion = "", ...kinds] = api.split(" ");
      const keys = kinds.length === 0 ? [apiVersion] : kinds.map((kind) => `${apiVersion} ${kind}`);
      return keys.map((key) => [key, Number(minor)] as const);
    }),
  ),
);

/** The minor version of Kubernetes that no longer serves an object as it is written. */
export function removedIn({ apiVersion, kind }: KubernetesObject): number | undefined {
  return minors.get(`${apiVersion} ${kind}`) ?? minors.get(apiVersion);
}

/** The minor of a version of Kubernetes: 36 of `1.36`. */
export function minorOf(version: string | undefined): number | undefined {
  const [, minor] = /^1\.(\d{1,3})(?:\.|$)/.exec(version ?? "") ?? [];
  return minor === undefined ? undefined : Number(minor);
}
