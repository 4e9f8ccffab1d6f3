import { type Found, mapAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kinds } from "../graph/kind.ts";
import type { Volume } from "./volumes.ts";

/** What a claimed volume is made of. */
export interface Storage {
  /** A disk of EBS, which is empty but for `lost+found` and belongs to root when it is new. */
  readonly isDisk: boolean;
  readonly fileSystem: string;
}

const diskDrivers = new Set(["ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs"]);

/** Names that people give to classes of EBS: the types of its disks. */
const diskClasses = /^(gp[23]|io[12]|st1|sc1|ebs)\b/;

function claimOf(graph: Graph, namespace: string, { type, source }: Volume): Found {
  if (type === "volumeClaimTemplate") return source;
  if (type !== "persistentVolumeClaim") return undefined;
  const name = textAt(source, "claimName") ?? "";
  const producers = graph.names.producersOf(kinds.persistentVolumeClaim, namespace, name);
  return producers.find(({ by }) => by !== undefined && isOf(by, kinds.persistentVolumeClaim))?.by?.object;
}

const isDefault = "storageclass.kubernetes.io/is-default-class";

function classOf(graph: Graph, name: string | undefined): Found {
  const classes = graph.ofKind(kinds.storageClass).map(({ object }) => object);
  return classes.find((one) =>
    name === undefined
      ? textAt(one, "metadata", "annotations", isDefault) === "true"
      : one.metadata.name === name,
  );
}

/**
 * What a claimed volume is made of, by its StorageClass; undefined for volumes that are not claimed, and where neither
 * the tree nor the name of the class tells.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
 */
export function storageOf(graph: Graph, namespace: string, volume: Volume): Storage | undefined {
  const claim = claimOf(graph, namespace, volume);
  if (claim === undefined || textAt(claim, "spec", "volumeName") !== undefined) return undefined;
  const name = textAt(claim, "spec", "storageClassName");
  const storageClass = classOf(graph, name);
  if (storageClass === undefined) {
    return name !== undefined && diskClasses.test(name) ? { isDisk: true, fileSystem: "ext4" } : undefined;
  }
  const parameters = mapAt(storageClass, "parameters");
  const fileSystem =
    textAt(parameters, "csi.storage.k8s.io/fstype") ?? textAt(parameters, "fsType") ?? "ext4";
  return { isDisk: diskDrivers.has(textAt(storageClass, "provisioner") ?? ""), fileSystem };
}
