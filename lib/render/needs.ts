import type { Provided } from "#lib/model/provided.ts";
import type { Facts } from "./facts.ts";
import { type Fields, groupOf, type KubernetesObject, type Resource, type Value } from "./resource.ts";
import type { Unit } from "./tree.ts";

/** Something that a unit brings and others need, as text that both sides spell alike. */
export type Need = string;

function isFields(value: Value | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function chartsOf(unit: Unit, facts: Facts): Provided[] {
  return unit.charts.map(({ chart }) => facts.chartsProvide?.[chart] ?? {});
}

function broughtByChart({ crds = [], webhooks = [], ...classes }: Provided): Need[] {
  const { ingressClasses = [], storageClasses = [] } = classes;
  return [
    ...crds.map((crd) => `kind ${groupOf(crd)}/${crd.split("/").at(-1)}`),
    ...webhooks.map((kind) => `webhook ${kind}`),
    ...ingressClasses.map((name) => `IngressClass ${name}`),
    ...storageClasses.map((name) => `StorageClass ${name}`),
  ];
}

function broughtByObject({ kind, metadata, spec }: KubernetesObject): Need[] {
  if (kind === "Namespace" || kind === "IngressClass" || kind === "StorageClass") {
    return [`${kind} ${metadata.name}`];
  }
  if (kind !== "CustomResourceDefinition" || !isFields(spec) || !isFields(spec.names)) return [];
  return [`kind ${spec.group}/${spec.names.kind}`];
}

/** What a unit brings into the cluster that others may need: kinds, webhooks, namespaces and classes. */
export function broughtBy(unit: Unit, facts: Facts): Need[] {
  return [
    ...chartsOf(unit, facts).flatMap(broughtByChart),
    ...unit.resources.flatMap(({ object }) => broughtByObject(object)),
  ];
}

function neededByChart({ customResources = [], services = {} }: Provided): Need[] {
  return [
    ...customResources.map((kind) => `kind ${kind}`),
    ...(Object.keys(services).length > 0 ? ["webhook /Service"] : []),
  ];
}

/** Classes that an object names. */
function classesOf({ kind, spec }: KubernetesObject): Need[] {
  if (!isFields(spec)) return [];
  if (kind === "Ingress" && "ingressClassName" in spec) return [`IngressClass ${spec.ingressClassName}`];
  if (kind === "PersistentVolumeClaim" && "storageClassName" in spec) {
    return [`StorageClass ${spec.storageClassName}`];
  }
  return [];
}

function neededByResource({ object, namespace }: Resource): Need[] {
  const kind = `${groupOf(object.apiVersion)}/${object.kind}`;
  return [
    `kind ${kind}`,
    `webhook ${kind}`,
    ...(namespace === undefined ? [] : [`Namespace ${namespace}`]),
    ...classesOf(object),
  ];
}

/** What has to be in the cluster before a unit, brought by whichever unit. */
export function neededBy(unit: Unit, facts: Facts): Need[] {
  return [
    `Namespace ${unit.namespace}`,
    ...chartsOf(unit, facts).flatMap(neededByChart),
    ...unit.resources.flatMap(neededByResource),
  ];
}
