import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { remembered } from "../remembered.ts";

/** Something whose fields have rules of their own, wherever in an object it stands. */
export interface Subject {
  readonly at: Resource;
  /** What to say after the name of a field: ` of container main`; empty for the object itself. */
  readonly whose: string;
  readonly fields: Found;
}

const isStable = remembered((apiVersion) => !/v\d+(alpha|beta)\d+$/.test(apiVersion));

/**
 * Objects of a kind in its stable versions. Those before had other fields, and are gone from the clusters that
 * are checked here: that they are is said of them elsewhere.
 */
export function stableOf(graph: Graph, kind: Kind): readonly Resource[] {
  return graph.ofKind(kind).filter(({ object }) => isStable(object.apiVersion));
}

function* jobsOf(graph: Graph): Generator<Subject> {
  for (const at of graph.ofKind({ group: "batch", kind: "Job" })) {
    yield { at, whose: "", fields: valueAt(at.object, "spec") };
  }
  for (const at of graph.ofKind({ group: "batch", kind: "CronJob" })) {
    yield { at, whose: " of its Jobs", fields: valueAt(at.object, "spec", "jobTemplate", "spec") };
  }
}

function* claimsOf(graph: Graph): Generator<Subject> {
  for (const at of graph.ofKind(kinds.persistentVolumeClaim)) {
    yield { at, whose: "", fields: valueAt(at.object, "spec") };
  }
  for (const at of graph.ofKind({ group: "apps", kind: "StatefulSet" })) {
    for (const template of listAt(at.object, "spec", "volumeClaimTemplates")) {
      const name = textAt(template, "metadata", "name") ?? "";
      yield { at, whose: ` of claim template ${name}`, fields: valueAt(template, "spec") };
    }
  }
  for (const { resource: at, podSpec } of graph.workloads) {
    for (const volume of listAt(podSpec, "volumes")) {
      const fields = valueAt(volume, "ephemeral", "volumeClaimTemplate", "spec");
      if (fields !== undefined) yield { at, whose: ` of volume ${textAt(volume, "name") ?? ""}`, fields };
    }
  }
}

function* volumesOf(graph: Graph): Generator<Subject> {
  for (const { resource: at, podSpec } of graph.workloads) {
    for (const fields of listAt(podSpec, "volumes")) {
      yield { at, whose: ` of volume ${textAt(fields, "name") ?? ""}`, fields };
    }
  }
  for (const at of graph.ofKind(kinds.persistentVolume)) {
    yield { at, whose: "", fields: valueAt(at.object, "spec") };
  }
}

function* allOf(graph: Graph, sort: string): Generator<Subject> {
  if (sort === "pod") {
    for (const { resource: at, podSpec } of graph.workloads)
      yield { at, whose: " of its pods", fields: podSpec };
  } else if (sort === "container") {
    for (const { resource: at, containers } of graph.workloads) {
      for (const { name, fields } of containers) yield { at, whose: ` of container ${name}`, fields };
    }
  } else if (sort === "job") yield* jobsOf(graph);
  else if (sort === "claim") yield* claimsOf(graph);
  else if (sort === "volume") yield* volumesOf(graph);
  else {
    const [group = "", kind = ""] = sort.split("/");
    for (const at of stableOf(graph, { group, kind })) yield { at, whose: "", fields: at.object };
  }
}

const subjectsBySort = oncePerGraph((_: Graph) => new Map<string, readonly Subject[]>());

/**
 * Everything of a sort in a cluster: `pod` for the specifications of pods, `container`, `job`, `claim`,
 * `volume` for what says where a volume comes from, in pods and as an object, or the objects of a kind by `group/Kind`.
 */
export function subjectsOf(graph: Graph, sort: string): readonly Subject[] {
  const known = subjectsBySort(graph);
  const subjects = known.get(sort) ?? [...allOf(graph, sort)];
  known.set(sort, subjects);
  return subjects;
}
