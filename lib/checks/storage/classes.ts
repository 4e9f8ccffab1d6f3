import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import type { Claim } from "./claims.ts";

/** Provisioners of EBS: the driver, the one that it took the place of, and that of EKS Auto Mode. */
const ebsProvisioners = new Set(["ebs.csi.aws.com", "kubernetes.io/aws-ebs", "ebs.csi.eks.amazonaws.com"]);

/** Whether a provisioner makes volumes of EBS. */
export function isEbs(provisioner: string | undefined): boolean {
  return provisioner !== undefined && ebsProvisioners.has(provisioner);
}

/** Names of classes that mean EBS wherever EKS is. */
const usualEbsClasses = new Set(["gp2", "gp3", "ebs-sc"]);

const isDefaultAnnotation = "storageclass.kubernetes.io/is-default-class";

/** Whether claims without a class get this one. */
export function isDefaultClass({ object }: Resource): boolean {
  const annotations = object.metadata.annotations;
  return (
    textAt(annotations, isDefaultAnnotation) === "true" ||
    textAt(annotations, "storageclass.beta.kubernetes.io/is-default-class") === "true"
  );
}

/** The storage classes of a tree by name. */
export function classesOf(graph: Graph): ReadonlyMap<string, Resource> {
  return new Map(graph.ofKind(kinds.storageClass).map((one) => [one.object.metadata.name, one]));
}

/** The class of a claim, where the tree has it: the one it names, or the only default. */
export function classOf(classes: ReadonlyMap<string, Resource>, { className }: Claim): Resource | undefined {
  if (className !== undefined) return classes.get(className);
  const defaults = [...classes.values()].filter(isDefaultClass);
  return defaults.length === 1 ? defaults[0] : undefined;
}

/** Who makes the volume of a claim; undefined where neither the tree nor the name of its class tells. */
export function provisionerOf(classes: ReadonlyMap<string, Resource>, claim: Claim): string | undefined {
  const provisioner = textAt(classOf(classes, claim)?.object, "provisioner");
  if (provisioner !== undefined) return provisioner;
  return usualEbsClasses.has(claim.className ?? "") ? "ebs.csi.aws.com" : undefined;
}
