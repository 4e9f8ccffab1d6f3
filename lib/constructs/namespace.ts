import { Namespace } from "cdk8s-plus-28";
import { LimitRange } from "kubernetes-models/v1/LimitRange";
import { ResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import type { PodSecurityLevel } from "#lib/model/add-on.ts";
import { byteQuantity, cpuQuantity } from "#lib/model/quantity.ts";
import { unitLabels } from "./labels.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";
import { inWave, kept, waves } from "./sync.ts";

/** The most that the pods of a namespace take together. */
export interface Capacity {
  /** Millicores. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  /** MiB. */
  readonly memoryLimit: number;
  readonly pods: number;
}

/**
 * A namespace whose pods keep to a level of the Pod Security Standards. It outlives its Application: deleting
 * a namespace deletes everything in it.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function addNamespace(scope: Scope, podSecurity: PodSecurityLevel): void {
  new Namespace(scope.chart, "Namespace", {
    metadata: {
      name: scope.namespace,
      labels: {
        ...unitLabels(scope),
        "pod-security.kubernetes.io/enforce": podSecurity,
        "pod-security.kubernetes.io/warn": podSecurity,
      },
      annotations: { ...inWave(waves.namespace), ...kept },
    },
  });
}

/**
 * Bounds a namespace to what its definition asks for, so that a mistake in one application cannot starve the
 * others.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function addQuota(scope: Scope, capacity: Capacity): void {
  addObject(
    scope.chart,
    new ResourceQuota({
      metadata: { name: scope.unit, namespace: scope.namespace, labels: unitLabels(scope) },
      spec: {
        hard: {
          pods: String(capacity.pods),
          "requests.cpu": cpuQuantity(capacity.cpu),
          "requests.memory": byteQuantity(capacity.memory),
          "limits.memory": byteQuantity(capacity.memoryLimit),
        },
      },
    }),
  );
}

/**
 * Gives containers that ask for nothing a little, because the quota refuses containers without requests: those
 * that somebody starts by hand to look around.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function addLimitRange(scope: Scope): void {
  addObject(
    scope.chart,
    new LimitRange({
      metadata: { name: scope.unit, namespace: scope.namespace, labels: unitLabels(scope) },
      spec: {
        limits: [
          {
            type: "Container",
            defaultRequest: { cpu: "50m", memory: "64Mi" },
            default: { memory: "128Mi" },
          },
        ],
      },
    }),
  );
}
