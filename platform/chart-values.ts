import { type Bytes, byteQuantity, type Cpu, cpuQuantity } from "#lib/model/quantity.ts";

/** Requests and limits of a container, as charts take them. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  /** Always of memory; of CPU only where a container would starve its neighbours. */
  readonly limits: { readonly cpu?: string; readonly memory: string };
}

/** A part of a chart that can be off. */
export interface Switch {
  readonly enabled: boolean;
}

/** A pod's security context at the restricted level of the Pod Security Standards. */
export interface PodSecurity {
  readonly runAsNonRoot: true;
  readonly runAsUser: number;
  readonly runAsGroup: number;
  /** Group of files in volumes: tokens of service accounts are readable by it. */
  readonly fsGroup: number;
  readonly seccompProfile: { readonly type: "RuntimeDefault" };
}

/** A container's security context at the restricted level, with a read-only root file system on top. */
export interface ContainerSecurity {
  readonly allowPrivilegeEscalation: false;
  readonly readOnlyRootFilesystem: true;
  readonly capabilities: { readonly drop: readonly ["ALL"] };
}

/** `nobody` of most images. */
const NOBODY = 65_534;

export const restrictedPod: PodSecurity = {
  runAsNonRoot: true,
  runAsUser: NOBODY,
  runAsGroup: NOBODY,
  fsGroup: NOBODY,
  seccompProfile: { type: "RuntimeDefault" },
};

export const restrictedContainer: ContainerSecurity = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};

/**
 * Annotations of CustomResourceDefinitions that a chart makes as templates. A definition that is pruned takes
 * every object of its kind with it; one that is applied on the client's side does not fit its annotation.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
 */
export const crdAnnotations = {
  "argocd.argoproj.io/sync-options": "ServerSideApply=true,Prune=false",
} as const;

/** Requests and limits of a container: `resources(millicores(50), mebibytes(64, 128))`. */
export function resources(cpu: Cpu, memory: Bytes): Resources {
  return {
    requests: { cpu: cpuQuantity(cpu.request), memory: byteQuantity(memory.request) },
    limits: {
      ...(cpu.limit === undefined ? {} : { cpu: cpuQuantity(cpu.limit) }),
      memory: byteQuantity(memory.limit),
    },
  };
}
