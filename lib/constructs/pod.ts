import { Duration, JsonPatch } from "cdk8s";
import {
  FsGroupChangePolicy,
  type IServiceAccount,
  type PodSecurityContextProps,
  RestartPolicy,
  type WorkloadProps,
} from "cdk8s-plus-28";
import type { IConstruct } from "constructs";
import { type Bytes, byteQuantity, type Cpu, cpuQuantity } from "#lib/model/quantity.ts";
import { podLabels, type Selected } from "./labels.ts";
import type { Scope } from "./scope.ts";

/** Ports below 1024 belong to root, unless the pod's own network says otherwise. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/** Time that a pod gets to finish its requests after it was told to stop. */
const GRACE_SECONDS = 30;

/** What pods of every kind of workload have in common. */
export interface PodParts {
  readonly workload: Selected;
  readonly user: number;
  readonly serviceAccount: IServiceAccount;
  readonly apiToken: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
  readonly graceSeconds?: number;
  readonly restart?: RestartPolicy;
  /** Whether the volumes of the pod are made writable for its user. */
  readonly ownsVolumes?: boolean;
}

/**
 * The pod's security context. Binding a low port needs no root and no capability where the pod's network
 * starts unprivileged ports at zero, which is one of the sysctls that Kubernetes counts as safe.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
 */
function securityContext({ user, ports, ownsVolumes }: PodParts): PodSecurityContextProps {
  const low = ports.some((port) => port < FIRST_UNPRIVILEGED_PORT);
  return {
    ensureNonRoot: true,
    user,
    group: user,
    ...(ownsVolumes ? { fsGroup: user, fsGroupChangePolicy: FsGroupChangePolicy.ON_ROOT_MISMATCH } : {}),
    ...(low ? { sysctls: [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }] } : {}),
  };
}

/** The part of a workload's properties that describes its pods. */
export function podProps(scope: Scope, parts: PodParts): WorkloadProps {
  return {
    select: false,
    isolate: false,
    podMetadata: { labels: podLabels(scope, parts.workload), annotations: { ...parts.annotations } },
    serviceAccount: parts.serviceAccount,
    automountServiceAccountToken: parts.apiToken,
    securityContext: securityContext(parts),
    restartPolicy: parts.restart ?? RestartPolicy.ALWAYS,
    terminationGracePeriod: Duration.seconds(parts.graceSeconds ?? GRACE_SECONDS),
  };
}

/** Requests and limits as the API server writes them; cdk8s-plus writes 1 GiB as 1024Mi. */
export function resources(cpu: Cpu, memory: Bytes) {
  return {
    requests: { cpu: cpuQuantity(cpu.request), memory: byteQuantity(memory.request) },
    limits: {
      ...(cpu.limit === undefined ? {} : { cpu: cpuQuantity(cpu.limit) }),
      memory: byteQuantity(memory.limit),
    },
  };
}

/** Fields that cdk8s-plus writes into every pod although nobody asked: the API server's own defaults. */
const UNASKED = ["hostNetwork", "setHostnameAsFQDN", "dnsPolicy"];

/**
 * Takes out of a pod template what cdk8s-plus puts there unasked, above all a label with a hash of the construct's
 * path: renaming a construct would restart every pod.
 *
 * @param template JSON pointer to the pod template
 */
export function onlyWhatIsAsked(
  { amendments }: Scope,
  workload: IConstruct,
  { template, ownsVolumes }: { template: string; ownsVolumes: boolean },
): void {
  amendments.amend(
    workload,
    JsonPatch.remove(`${template}/metadata/labels/cdk8s.io~1metadata.addr`),
    ...UNASKED.map((field) => JsonPatch.remove(`${template}/spec/${field}`)),
    ...(ownsVolumes ? [] : [JsonPatch.remove(`${template}/spec/securityContext/fsGroupChangePolicy`)]),
  );
}
