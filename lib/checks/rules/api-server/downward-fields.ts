import { forms } from "../../fields/forms.ts";
import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import { quantityOf } from "../../quantity.ts";
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
const oneOfMap = /^metadata\.(?:labels|annotations)\['([^']+)'\]$/;
const resources = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** Units in which a container can be told an amount: of processors, and of everything else. */
const shares = ["1m", "1"];
const bytes = ["1", ..."kMGTPE"].flatMap((unit) =>
  unit === "1" ? ["1"] : [`1${unit}`, `1${unit.toUpperCase()}i`],
);

function isUnitOfBytes(amount: bigint): boolean {
  return bytes.some((one) => quantityOf(one) === amount);
}

function* ofField(what: string, path: string | undefined, known: readonly string[]): Generator<Fault> {
  if (path === undefined || known.includes(path)) return;
  const [, key] = oneOfMap.exec(path) ?? [];
  if (key !== undefined) {
    const form = path.startsWith("metadata.labels") ? forms.qualified : forms.lowered;
    if (!form.holds(key)) {
      yield { message: `${what} asks for "${key}", which is not ${form.is}`, fix: form.fix };
    }
    return;
  }
  const near = nearest(path, known);
  const example = maps.includes(path) ? `${path}['<key>']` : "metadata.name";
  yield {
    message: `${what} asks for ${path}, which is not given to containers this way`,
    fix: `write ${near ?? `a field such as ${example}`}`,
  };
}

function* ofResource(what: string, reference: Found): Generator<Fault> {
  const resource = textAt(reference, "resource");
  if (resource === undefined) return;
  if (!resources.test(resource)) {
    yield { message: `${what} asks for the resource ${resource}`, fix: "write one such as limits.cpu" };
    return;
  }
  const divisor = valueAt(reference, "divisor");
  const amount = quantityOf(divisor);
  if (amount === undefined || amount === 0n) return;
  const isCpu = resource.endsWith(".cpu");
  // Amounts are the same however they are written: 1000m is 1, and 1024Ki is 1Mi.
  const isUnit = isCpu ? shares.some((one) => quantityOf(one) === amount) : isUnitOfBytes(amount);
  if (isUnit) return;
  const fix = isCpu ? "write 1m or 1" : "write 1, or one of a unit such as 1Mi";
  yield { message: `${what} divides ${resource} by ${divisor}`, fix };
}

function* ofItem(what: string, item: Found): Generator<Fault> {
  if (!isMap(valueAt(item, "fieldRef")) && !isMap(valueAt(item, "resourceFieldRef"))) {
    yield { message: `${what} says neither fieldRef nor resourceFieldRef`, fix: "write one of them" };
  }
  yield* ofField(what, textAt(item, "fieldRef", "fieldPath"), [...ofFiles, ...maps]);
  yield* ofResource(what, valueAt(item, "resourceFieldRef"));
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
          const source = mapAt(variable).valueFrom;
          if (source === undefined) continue;
          const what = `variable ${textAt(variable, "name") ?? ""} of container ${name}`;
          for (const fault of ofField(what, textAt(source, "fieldRef", "fieldPath"), ofVariables))
            yield { at, ...fault };
          for (const fault of ofResource(what, valueAt(source, "resourceFieldRef"))) yield { at, ...fault };
        }
      }
      for (const volume of listAt(podSpec, "volumes")) {
        if (!isMap(volume) || (volume.projected === undefined && volume.downwardAPI === undefined)) continue;
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
