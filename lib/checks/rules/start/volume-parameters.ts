import { mebibytesOf } from "#lib/capacity/quantity.ts";
import { textAt, textEntriesAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";
import { claimsOf } from "../../storage/claims.ts";
import { classesOf, classOf, isEbs } from "../../storage/classes.ts";

/** Parameters that the driver knows, whatever their case; of those of Kubernetes and of tags there are more. */
const parameters = [
  "type",
  "fsType",
  "iopsPerGB",
  "allowAutoIOPSPerGBIncrease",
  "allowAutoIOPSIncreaseOnModify",
  "iops",
  "throughput",
  "encrypted",
  "kmsKeyId",
  "blockExpress",
  "blockSize",
  "inodeSize",
  "bytesPerInode",
  "numberOfInodes",
  "ext4BigAlloc",
  "ext4ClusterSize",
  "ext4EncryptionSupport",
  "volumeInitializationRate",
  "blockAttachUntilInitialized",
];

const known: ReadonlySet<string> = new Set(parameters.map((name) => name.toLowerCase()));

const free = /^(csi\.storage\.k8s\.io\/|tagSpecification)/i;

/** GiB that a volume of a type has at least and at most. */
const sizes: Readonly<Record<string, readonly [least: number, most: number]>> = {
  gp2: [1, 16384],
  gp3: [1, 65536],
  io1: [4, 16384],
  io2: [4, 65536],
  st1: [125, 16384],
  sc1: [125, 16384],
  standard: [1, 1024],
};

const types = [...Object.keys(sizes), "sbp1", "sbg1"];

/** What a gp3 volume can be given: operations a second, and MiB a second. */
const gp3 = { iops: [3000, 80_000], throughput: [125, 2000] } as const;

/** Operations a second that go with a MiB a second at least. */
const IOPS_OF_THROUGHPUT = 4;

function* ofGp3(given: ReadonlyMap<string, string>): Generator<Fault> {
  for (const [name, [least, most]] of Object.entries(gp3)) {
    const text = given.get(name);
    if (text === undefined || (Number(text) >= least && Number(text) <= most)) continue;
    yield {
      message: `parameters.${name} is ${text}, and a gp3 volume has ${least} to ${most}: AWS refuses to make it`,
      fix: `write a number from ${least} to ${most}`,
    };
  }
  const [iops, throughput] = [Number(given.get("iops") ?? gp3.iops[0]), Number(given.get("throughput") ?? 0)];
  if (!given.has("iopspergb") && throughput <= gp3.throughput[1] && iops < throughput * IOPS_OF_THROUGHPUT) {
    yield {
      message: `parameters.throughput is ${throughput} with ${iops} iops, and a gp3 volume has 1 MiB a second for each ${IOPS_OF_THROUGHPUT} iops: AWS refuses to make it`,
      fix: `raise iops to ${throughput * IOPS_OF_THROUGHPUT}, or lower throughput to ${iops / IOPS_OF_THROUGHPUT}`,
    };
  }
}

function* ofNames(names: readonly string[]): Generator<Fault> {
  for (const name of names) {
    if (known.has(name.toLowerCase()) || free.test(name)) continue;
    const near = nearest(name, parameters);
    yield {
      message: `parameters.${name} is no parameter of the EBS driver, which refuses to make a volume with it`,
      fix: near === undefined ? "remove it" : `write ${near}`,
    };
  }
}

function* ofClass(object: Parameters<typeof textAt>[0]): Generator<Fault> {
  const entries = textEntriesAt(object, "parameters");
  const given = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  // The provisioner of before has parameters that are translated.
  if (textAt(object, "provisioner") === "ebs.csi.aws.com") yield* ofNames(entries.map(([name]) => name));
  const type = given.get("type") ?? "gp3";
  if (!types.includes(type.toLowerCase())) {
    const near = nearest(type, types);
    yield {
      message: `parameters.type is ${type}, which is no type of EBS volume`,
      fix: `write ${near ?? "gp3"}`,
    };
  }
  if (given.has("iops") && given.has("iopspergb")) {
    yield {
      message: "parameters has both iops and iopsPerGB, which the driver refuses",
      fix: "keep one of them",
    };
  }
  if (type.toLowerCase() === "gp3") yield* ofGp3(given);
}

function* ofSizes(graph: Graph): Generator<Violation> {
  const classes = classesOf(graph);
  for (const claim of claimsOf(graph)) {
    const ofClaim = classOf(classes, claim)?.object;
    const type = (textAt(ofClaim, "parameters", "type") ?? "gp3").toLowerCase();
    const bounds = Object.hasOwn(sizes, type) ? sizes[type] : undefined;
    if (!isEbs(textAt(ofClaim, "provisioner")) || bounds === undefined) continue;
    const storage = valueAt(claim.spec, "resources", "requests", "storage");
    const [size, [least, most]] = [mebibytesOf(storage) / 1024, bounds];
    if (size === 0 || (size <= most && Math.ceil(size) >= least)) continue;
    yield {
      at: claim.resource,
      message: `${claim.title} asks for ${storage}, and a ${type} volume has ${least} to ${most} GiB: AWS refuses to make it`,
      fix: `ask for ${size > most ? "less" : "more"}, or use a class of another type`,
    };
  }
}

/** Volumes are asked for as AWS makes them. */
export const volumeParameters: Rule = {
  number: 275,
  name: "volume-parameters",
  reason: "A volume that AWS refuses to make leaves its claim and its pods Pending for ever.",
  see: "https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md",
  *check(graph) {
    for (const at of graph.ofKind(kinds.storageClass)) {
      if (!isEbs(textAt(at.object, "provisioner"))) continue;
      for (const fault of ofClass(at.object)) yield { at, ...fault };
    }
    yield* ofSizes(graph);
  },
};
