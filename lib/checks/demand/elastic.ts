import { type PodSet, podSet } from "#lib/capacity/demand.ts";
import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, mapAt, numberAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { claimedBy, wishesOf } from "./workloads.ts";

/** Kinds of Elastic's operator that make pods, and where each says how many. */
const kinds: readonly {
  readonly kind: string;
  readonly group: string;
  sets(object: Found): readonly Found[];
}[] = [
  {
    kind: "Elasticsearch",
    group: "elasticsearch.k8s.elastic.co",
    sets: (object) => listAt(object, "spec", "nodeSets"),
  },
  { kind: "Kibana", group: "kibana.k8s.elastic.co", sets: (object) => [mapAt(object, "spec")] },
  { kind: "Logstash", group: "logstash.k8s.elastic.co", sets: (object) => [mapAt(object, "spec")] },
];

function podSetOf({ object, unit }: Resource, set: Found): PodSet {
  const templates = listAt(set, "volumeClaimTemplates");
  return podSet({
    unit,
    name: `${object.kind} ${object.metadata.name}`,
    min: numberAt(set, "count") ?? 1,
    ...wishesOf(mapAt(set, "podTemplate", "spec")),
    claims: claimedBy(templates),
    isHeld: templates.length > 0,
  });
}

/**
 * The pods that Elastic's operator makes, which run what their template says and an init container that asks for less.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/customize-pods
 */
export function elasticPods(graph: Graph): PodSet[] {
  return kinds.flatMap(({ sets, ...kind }) =>
    graph.ofKind(kind).flatMap((resource) => sets(resource.object).map((set) => podSetOf(resource, set))),
  );
}
