import { Size } from "cdk8s";
import {
  Capability,
  type ContainerProps,
  type ContainerResources,
  type ContainerSecurityContextProps,
  Cpu as CpuAmount,
  Env,
  EnvValue,
  ImagePullPolicy,
  SeccompProfileType,
  Secret as SecretObject,
  type VolumeMount,
} from "cdk8s-plus-28";
import { type Environment, secretValues } from "#lib/model/environment.ts";
import { type Image, imageIn } from "#lib/model/image.ts";
import type { Bytes, Cpu } from "#lib/model/quantity.ts";
import type { Configuration } from "./config-map.ts";
import type { Scope } from "./scope.ts";

/** What a container is made of, whatever kind of workload it is part of. */
export interface ContainerParts {
  /** Workload that it is part of: names of containers repeat within a unit. */
  readonly workload: string;
  readonly name: string;
  readonly image: Image;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly user: number;
  readonly environment: Environment;
  /** ConfigMap with the part of the environment that may stand in Git. */
  readonly configuration?: Configuration | undefined;
  readonly mounts: readonly VolumeMount[];
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly ports?: Readonly<Record<string, number>>;
}

function resourcesOf(cpu: Cpu, memory: Bytes): ContainerResources {
  return {
    cpu: {
      request: CpuAmount.millis(cpu.request),
      ...(cpu.limit === undefined ? {} : { limit: CpuAmount.millis(cpu.limit) }),
    },
    memory: { request: Size.mebibytes(memory.request), limit: Size.mebibytes(memory.limit) },
  };
}

/**
 * The security context that the level "restricted" demands, with a read-only root file system on top.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
function securityContext(user: number): ContainerSecurityContextProps {
  return {
    ensureNonRoot: true,
    user,
    group: user,
    privileged: false,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: [Capability.ALL] },
    seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
  };
}

function variablesOf(
  { chart }: Scope,
  { workload, name, environment }: ContainerParts,
): Record<string, EnvValue> {
  const entries = secretValues(environment).map(([variable, { secret, key }]): [string, EnvValue] => {
    const object = SecretObject.fromSecretName(chart, `Secret-${workload}-${name}-${variable}`, secret.name);
    return [variable, EnvValue.fromSecretValue({ secret: object, key })];
  });
  return Object.fromEntries(entries);
}

/** A container as cdk8s-plus takes it, with every field that it would otherwise choose itself. */
export function containerOf(scope: Scope, parts: ContainerParts): ContainerProps {
  const { configuration, command, args, ports = {} } = parts;
  const variables = variablesOf(scope, parts);
  return {
    name: parts.name,
    image: imageIn(parts.image, scope.cluster.environment),
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    ports: Object.entries(ports).map(([name, number]) => ({ name, number })),
    securityContext: securityContext(parts.user),
    resources: resourcesOf(parts.cpu, parts.memory),
    volumeMounts: [...parts.mounts],
    ...(Object.keys(variables).length === 0 ? {} : { envVariables: variables }),
    ...(configuration === undefined ? {} : { envFrom: [Env.fromConfigMap(configuration.map)] }),
    ...(command === undefined ? {} : { command: [...command] }),
    ...(args === undefined ? {} : { args: [...args] }),
  };
}
