import { type Found, isMap, listAt, textAt, valueAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";

/** What a file may hold of a pod, and what a variable may hold besides. */
const ofFiles = ["metadata.name", "metadata.namespace", "metadata.uid"];
const ofVariables = [
  ...ofFiles,
  "spec.nodeName",
  // The old name of spec.nodeName.
  "spec.host",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];
const maps = ["metadata.labels", "metadata.annotations"];
const oneOfMap = /^metadata\.(labels|annotations)\['[^']+'\]$/;
const resources = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

function* ofField(what: string, path: string | undefined, known: readonly string[]): Generator<Fault> {
  if (path === undefined || known.includes(path) || oneOfMap.test(path)) return;
  const near = nearest(path, known);
  const example = maps.includes(path) ? `${path}['<key>']` : "metadata.name";
  yield {
    message: `${what} asks for ${path}, which is not given to containers this way`,
    fix: `write ${near ?? `a field such as ${example}`}`,
  };
}

function* ofResource(what: string, resource: string | undefined): Generator<Fault> {
  if (resource === undefined || resources.test(resource)) return;
  yield { message: `${what} asks for the resource ${resource}`, fix: "write one such as limits.cpu" };
}

function* ofItem(what: string, item: Found): Generator<Fault> {
  if (!isMap(valueAt(item, "fieldRef")) && !isMap(valueAt(item, "resourceFieldRef"))) {
    yield { message: `${what} says neither fieldRef nor resourceFieldRef`, fix: "write one of them" };
  }
  yield* ofField(what, textAt(item, "fieldRef", "fieldPath"), [...ofFiles, ...maps]);
  yield* ofResource(what, textAt(item, "resourceFieldRef", "resource"));
  if (
    isMap(valueAt(item, "resourceFieldRef")) &&
    textAt(item, "resourceFieldRef", "containerName") === undefined
  ) {
    yield { message: `${what} asks for a resource of no container`, fix: "write containerName" };
  }
}

/** What pods are told of themselves is what the kubelet can tell. */
export const downwardFields: Rule = {
  number: 165,
  name: "downward-fields",
  reason: "The API server refuses a variable or a file with a field of the pod that containers do not get.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/downward-api/",
  *check(graph) {
    for (const { resource: at, podSpec, containers } of graph.workloads) {
      for (const { name, fields } of containers) {
        for (const variable of listAt(fields, "env")) {
          const what = `variable ${textAt(variable, "name") ?? ""} of container ${name}`;
          const source = valueAt(variable, "valueFrom");
          for (const fault of ofField(what, textAt(source, "fieldRef", "fieldPath"), ofVariables))
            yield { at, ...fault };
          for (const fault of ofResource(what, textAt(source, "resourceFieldRef", "resource")))
            yield { at, ...fault };
        }
      }
      for (const volume of listAt(podSpec, "volumes")) {
        const projected = listAt(volume, "projected", "sources").flatMap((one) =>
          listAt(one, "downwardAPI", "items"),
        );
        for (const item of [...listAt(volume, "downwardAPI", "items"), ...projected]) {
          const what = `file ${textAt(item, "path") ?? ""} of volume ${textAt(volume, "name") ?? ""}`;
          for (const fault of ofItem(what, item)) yield { at, ...fault };
        }
      }
    }
  },
};
