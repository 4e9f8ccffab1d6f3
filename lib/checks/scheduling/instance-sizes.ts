/** What a node has room for, before anything runs on it. */
export interface NodeRoom {
  /** Thousandths of a core; infinite where nobody knows. */
  readonly cpu: number;
  /** MiB; infinite where nobody knows. */
  readonly memory: number;
}

/** GiB for each core in families of EC2. */
const memoryOfCore: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/** GiB of burstable types by size: their cores do not follow from it. */
const burstable: Readonly<Record<string, readonly [cpus: number, memory: number]>> = {
  nano: [2, 0.5],
  micro: [2, 1],
  small: [2, 2],
  medium: [2, 4],
  large: [2, 8],
  xlarge: [4, 16],
  "2xlarge": [8, 32],
};

function cpusOf(size: string): number | undefined {
  if (size === "medium") return 1;
  if (size === "large") return 2;
  const [, times] = /^(\d*)xlarge$/.exec(size) ?? [];
  return times === undefined ? undefined : 4 * Number(times === "" ? 1 : times);
}

/**
 * The whole machine that an instance type is, of which Kubernetes gets less; undefined for families of other sizes.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function machineOf(instanceType: string): NodeRoom | undefined {
  const [, family = "", size = ""] = /^([a-z]+)\d+[a-z]*\.(.+)$/.exec(instanceType) ?? [];
  const [cpus, memory] =
    family === "t"
      ? (burstable[size] ?? [])
      : [
          cpusOf(size),
          (cpusOf(size) ?? 0) * (Object.hasOwn(memoryOfCore, family) ? (memoryOfCore[family] ?? 0) : 0),
        ];
  if (cpus === undefined || memory === undefined || memory === 0) return undefined;
  return { cpu: cpus * 1000, memory: memory * 1024 };
}
