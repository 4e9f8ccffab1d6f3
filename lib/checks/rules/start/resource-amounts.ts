import { type Found, isMap, listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { quantityOf } from "../../quantity.ts";
import { remembered } from "../../remembered.ts";
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

/** What is wrong with an amount, as it goes on after the place where it stands, and what mends it. */
type FaultOf = (text: string) => Fault | undefined;

function bytesFault(text: string, least: bigint, tooLittle: string): Fault | undefined {
  const bytes = quantityOf(text);
  if (bytes === undefined || bytes <= 0n) return undefined;
  if (text.endsWith("m")) {
    return { message: `is ${text}, in thousandths of a byte`, fix: `write ${text.slice(0, -1)}Mi` };
  }
  if (bytes >= least) return undefined;
  const digits = /^\d+(\.\d+)?/.exec(text)?.[0] ?? "1";
  return { message: `is ${text}, which is ${tooLittle}`, fix: `write the unit: ${digits}Mi or ${digits}Gi` };
}

const ofMemory: FaultOf = remembered((text) => bytesFault(text, leastMemory, "too little for any program"));
const ofStorage: FaultOf = remembered((text) => bytesFault(text, leastStorage, "no room for anything"));

const ofProcessors: FaultOf = remembered((text) => {
  const cores = quantityOf(text);
  if (cores === undefined) return undefined;
  if (/[KMGT]i?$|k$/.test(text) || cores > mostProcessors) {
    return { message: `is ${text}, more than any machine has`, fix: "write cores, or thousandths as 500m" };
  }
  if (cores < manyProcessors) return undefined;
  return { message: `is ${text} whole cores`, fix: `write ${text}m for thousandths` };
});

const resources: readonly (readonly [resource: string, faultOf: FaultOf])[] = [
  ["cpu", ofProcessors],
  ["memory", ofMemory],
  ["ephemeral-storage", ofStorage],
];

/** Adds what is wrong with an amount, if that can be told. */
function add(faults: Fault[], amount: Found, faultOf: FaultOf, place: () => string): void {
  if (typeof amount !== "string" && typeof amount !== "number") return;
  const fault = faultOf(String(amount));
  if (fault !== undefined) faults.push({ ...fault, message: `${place()} ${fault.message}` });
}

function addOfContainer(faults: Fault[], { name, fields }: Container): void {
  if (!isMap(fields.resources)) return;
  for (const list of ["requests", "limits"]) {
    const amounts = fields.resources[list];
    if (!isMap(amounts)) continue;
    for (const [resource, faultOf] of resources) {
      add(faults, amounts[resource], faultOf, () => `${list}.${resource} of container ${name}`);
    }
  }
}

function faultsOf({ containers, podSpec }: Workload): readonly Fault[] {
  const faults: Fault[] = [];
  for (const container of containers) addOfContainer(faults, container);
  for (const volume of listAt(podSpec, "volumes")) {
    if (!isMap(volume) || volume.emptyDir === undefined) continue;
    const size = valueAt(volume.emptyDir, "sizeLimit");
    add(faults, size, ofStorage, () => `sizeLimit of volume ${textAt(volume, "name") ?? ""}`);
  }
  return faults;
}

function* ofClaims({ ofKind, workloads }: Graph): Generator<Violation> {
  const storageOf = (claim: Found) => valueAt(claim, "spec", "resources", "requests", "storage");
  for (const at of ofKind(kinds.persistentVolumeClaim)) {
    const faults: Fault[] = [];
    add(faults, storageOf(at.object), ofStorage, () => "the storage that it asks for");
    for (const fault of faults) yield { at, ...fault };
  }
  for (const { resource: at } of workloads) {
    const faults: Fault[] = [];
    for (const template of listAt(at.object.spec, "volumeClaimTemplates")) {
      const place = () => `the storage of claim ${textAt(template, "metadata", "name") ?? ""}`;
      add(faults, storageOf(template), ofStorage, place);
    }
    for (const fault of faults) yield { at, ...fault };
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
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
    yield* ofClaims(graph);
  },
};
