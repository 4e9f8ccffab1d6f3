import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import { type Claim, claimsOf, persistentClaims, usersOfClaims } from "../../storage/claims.ts";
import { classesOf, classOf } from "../../storage/classes.ts";
import { zonesOf, zonesOfTerms } from "../../storage/zones.ts";
import { enumerate } from "../../wording.ts";

function zonesOfVolume({ object }: Resource): readonly string[] | undefined {
  const terms = listAt(object, "spec", "nodeAffinity", "required", "nodeSelectorTerms");
  return zonesOfTerms(terms, "matchExpressions");
}

function zonesOfClass({ object }: Resource): readonly string[] | undefined {
  return zonesOfTerms(listAt(object, "allowedTopologies"), "matchLabelExpressions");
}

function unknownZones(at: Resource, zones: readonly string[], known: readonly string[]): Violation[] {
  const unknown = zones.filter((zone) => !known.includes(zone));
  if (unknown.length === 0) return [];
  const near = nearest(unknown[0] ?? "", known);
  const isNone = unknown.length === zones.length;
  return [
    {
      at,
      ...(!isNone && { severity: "warning" }),
      message: `its volumes are in ${enumerate(unknown)}, and the zones of the cluster are ${enumerate(known)}: ${isNone ? "no pod can ever mount them" : "those there can never be mounted"}`,
      fix: near === undefined ? "write zones of the cluster" : `write ${near}`,
    },
  ];
}

/** Volumes and classes that name zones outside of the cluster. */
function* outside(graph: Graph): Generator<Violation> {
  const known = zonesOf(graph);
  if (known === undefined) return;
  for (const at of graph.ofKind(kinds.persistentVolume))
    yield* unknownZones(at, zonesOfVolume(at) ?? [], known);
  for (const at of graph.ofKind(kinds.storageClass)) yield* unknownZones(at, zonesOfClass(at) ?? [], known);
}

/** Where the volume of each claim is, as far as its volume or its class says it. */
function placesOfClaims(graph: Graph): { readonly claim: Claim; readonly zones: readonly string[] }[] {
  const classes = classesOf(graph);
  const volumes = new Map(graph.ofKind(kinds.persistentVolume).map((one) => [one.object.metadata.name, one]));
  return claimsOf(graph).flatMap((claim) => {
    const volume = volumes.get(textAt(claim.spec, "volumeName") ?? "");
    const ofClass = classOf(classes, claim);
    const zones = volume === undefined ? ofClass && zonesOfClass(ofClass) : zonesOfVolume(volume);
    return zones === undefined ? [] : [{ claim, zones }];
  });
}

/** Pods that may not run where their volumes are. */
function* apart(graph: Graph): Generator<Violation> {
  const [users, known] = [usersOfClaims(graph), new Set(zonesOf(graph) ?? [])];
  const own = new Map(graph.workloads.map((workload) => [workload.resource, workload]));
  const objects = new Set(persistentClaims(graph).map(({ resource }) => resource));
  for (const { claim, zones } of placesOfClaims(graph)) {
    const template = own.get(claim.resource);
    const mounting = objects.has(claim.resource)
      ? (users.get(`${claim.namespace}/${claim.name}`) ?? [])
      : template === undefined
        ? []
        : [template];
    for (const workload of mounting) {
      const nodes = eligibleNodes(graph, workload);
      if (nodes === undefined || nodes.length === 0 || !zones.some((zone) => known.has(zone))) continue;
      if (nodes.some(({ zone }) => zone === undefined || zones.includes(zone))) continue;
      const places = [...new Set(nodes.flatMap(({ zone }) => zone ?? []))].sort();
      yield {
        at: workload.resource,
        message: `the volume of ${claim.title} is in ${enumerate(zones)}, and its pods may only run in ${enumerate(places)}: they stay Pending for ever`,
        fix: "let the pods run in the zone of their volume",
      };
    }
  }
}

/** Volumes are in zones where pods that mount them may run. */
export const volumeZones: Rule = {
  number: 273,
  name: "volume-zones",
  reason: "A volume of EBS is in one zone: a pod that may run on no node there stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/storage/storage-classes/#allowed-topologies",
  *check(graph) {
    yield* outside(graph);
    yield* apart(graph);
  },
};
