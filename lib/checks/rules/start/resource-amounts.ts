import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Workload } from "../../graph/workload.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";

const billion = 10n ** 9n;
const mebi = 2n ** 20n * billion;

/** No runtime starts a container with less. */
const leastMemory = 4n * mebi;
const leastStorage = mebi;

/** More than the largest machines of AWS have. */
const mostProcessors = 2000n * billion;
/** More than most people ask for without meaning thousandths. */
const manyProcessors = 100n * billion;

function* ofMemory(place: string, name: string, amount: Found): Generator<Fault> {
  const bytes = quantityOf(amount);
  if (bytes === undefined || bytes <= 0n) return;
  const text = String(amount);
  const least = name === "memory" ? leastMemory : leastStorage;
  if (text.endsWith("m")) {
    yield {
      message: `${place} is ${text}, in thousandths of a byte`,
      fix: `write ${text.slice(0, -1)}Mi`,
    };
  } else if (bytes < least) {
    const digits = /^\d+(\.\d+)?/.exec(text)?.[0] ?? "1";
    yield {
      message: `${place} is ${text}, which is ${name === "memory" ? "too little for any program" : "no room for anything"}`,
      fix: `write the unit: ${digits}Mi or ${digits}Gi`,
    };
  }
}

function* ofProcessors(place: string, amount: Found): Generator<Fault> {
  const cores = quantityOf(amount);
  if (cores === undefined) return;
  const text = String(amount);
  if (/[KMGT]i?$|k$/.test(text) || cores > mostProcessors) {
    yield {
      message: `${place} is ${text}, more than any machine has`,
      fix: "write cores, or thousandths as 500m",
    };
  } else if (cores >= manyProcessors) {
    yield { message: `${place} is ${text} whole cores`, fix: `write ${text}m for thousandths` };
  }
}

function* ofWorkload({ containers, podSpec }: Workload): Generator<Fault> {
  for (const { name, fields } of containers) {
    if (!isMap(fields.resources)) continue;
    for (const list of ["requests", "limits"]) {
      const amounts = mapAt(fields.resources[list]);
      const place = (resource: string) => `${list}.${resource} of container ${name}`;
      if (amounts.cpu !== undefined) yield* ofProcessors(place("cpu"), amounts.cpu);
      for (const resource of ["memory", "ephemeral-storage"]) {
        if (amounts[resource] === undefined) continue;
        yield* ofMemory(place(resource), resource, amounts[resource]);
      }
    }
  }
  for (const volume of listAt(podSpec, "volumes")) {
    const size = valueAt(volume, "emptyDir", "sizeLimit");
    if (size === undefined) continue;
    yield* ofMemory(`sizeLimit of volume ${textAt(volume, "name") ?? ""}`, "storage", size);
  }
}

function* ofClaims({ ofKind, workloads }: Graph): Generator<Violation> {
  const asked = ["spec", "resources", "requests", "storage"];
  for (const at of ofKind(kinds.persistentVolumeClaim)) {
    for (const fault of ofMemory("the storage that it asks for", "storage", valueAt(at.object, ...asked))) {
      yield { at, ...fault };
    }
  }
  for (const { resource: at } of workloads) {
    for (const template of listAt(at.object, "spec", "volumeClaimTemplates")) {
      const place = `the storage of claim ${textAt(template, "metadata", "name") ?? ""}`;
      for (const fault of ofMemory(place, "storage", valueAt(template, ...asked))) yield { at, ...fault };
    }
  }
}

/** Amounts are such that somebody can have meant them. */
export const resourceAmounts: Rule = {
  number: 252,
  name: "resource-amounts",
  reason:
    "An amount in the wrong unit is valid: memory of 512m is half a byte, and a pod of 500 cores waits for ever.",
  see: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const fault of ofWorkload(workload)) yield { at: workload.resource, ...fault };
    }
    yield* ofClaims(graph);
  },
};
