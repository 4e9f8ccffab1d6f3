import type { Resource, Value } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { isList, isMap, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kindOf, kinds } from "../graph/kind.ts";
import { notableTextsOf } from "../texts/notable.ts";
import type { Mention } from "./mention.ts";
import { hostsInText } from "./text.ts";
import { hostsBelowServices, mayNameService } from "./urls.ts";

/** Groups of objects that name hosts nobody calls: certificates have the names of who answers. */
const withoutCalls = new Set([
  "cert-manager.io",
  "networking.istio.io",
  "apiextensions.k8s.io",
  "admissionregistration.k8s.io",
]);

/** Texts deeper than this are of no object that somebody wrote. */
const deepest = 30;

function addTexts(value: Value, place: string, depth: number, found: [string, string][]): void {
  if (typeof value === "string") {
    if (mayNameService(value)) found.push([place, value]);
  } else if (depth < deepest && isList(value)) {
    for (const [index, item] of value.entries()) addTexts(item, `${place}[${index}]`, depth + 1, found);
  } else if (depth < deepest && isMap(value)) {
    for (const key of Object.keys(value)) addTexts(value[key] ?? null, `${place}.${key}`, depth + 1, found);
  }
}

function textsOfSpec({ object }: Resource): [string, string][] {
  const found: [string, string][] = [];
  const { group } = kindOf(object);
  addTexts(valueAt(object, "spec", "externalName") ?? null, "spec.externalName", 0, found);
  // What else Kubernetes itself reads calls nobody by a name.
  if (!isBuiltinGroup(group) && !withoutCalls.has(group)) addTexts(object.spec ?? null, "spec", 0, found);
  return found;
}

/** Hosts below `svc` in an object, and in the annotations that speak of calls. */
function* ofObject(at: Resource): Generator<Mention> {
  const annotations = valueAt(at.object, "metadata", "annotations");
  const texts = [
    ...textsOfSpec(at),
    ...textEntriesAt(annotations)
      .filter(([key]) => !key.startsWith("kubectl.kubernetes.io/"))
      .map(([key, text]) => [`annotation ${key}`, text] as const),
  ];
  for (const [place, text] of texts) {
    for (const host of hostsBelowServices(text)) yield { host, at, place, isInFile: true };
  }
}

/** Data sources that Grafana's sidecar reads from ConfigMaps, whose pods are in no manifest. */
function* ofDataSources(at: Resource): Generator<Mention> {
  const label = textAt(valueAt(at.object, "metadata", "labels"), "grafana_datasource");
  if (label === undefined) return;
  for (const [key, text] of textEntriesAt(at.object, "data")) {
    const hosts = hostsInText(text).filter(
      ({ name, certainty }) => certainty === "sure" && name.includes("."),
    );
    for (const host of hosts) yield { host, at, place: key, isInFile: true };
  }
}

/** Hosts in the cluster that objects name which make no pods in the tree. */
export function* mentionsOfObjects(graph: Graph): Generator<Mention> {
  const withPods = new Set(graph.workloads.map(({ resource }) => resource));
  const { namingServices } = notableTextsOf(graph);
  for (const at of graph.resources) {
    if (isOf(at, kinds.configMap)) yield* ofDataSources(at);
    else if (namingServices.has(at) && !withPods.has(at)) yield* ofObject(at);
  }
}
