import { application } from "../../change/applications.ts";
import type { Kept } from "../../change/change.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { type Found, isMap, listAt, textAt, valueAt } from "../../graph/fields.ts";
import { isOf } from "../../graph/kind.ts";
import { quantityOf } from "../../quantity.ts";

/** Maps of values by which charts ask for a volume. */
const sections = new Set(["persistence", "persistentVolume", "primaryPersistence", "storage"]);

/** Those maps among values, by their path. */
function* sectionsIn(value: Found, path: string): Generator<readonly [path: string, section: Found]> {
  if (!isMap(value)) return;
  for (const [name, field] of Object.entries(value)) {
    const inner = path === "" ? name : `${path}.${name}`;
    if (sections.has(name) && isMap(field)) yield [inner, field];
    yield* sectionsIn(field, inner);
  }
}

function* changesOf(path: string, before: Found, after: Found): Generator<string> {
  if (valueAt(before, "enabled") === true && valueAt(after, "enabled") === false) {
    yield `${path}.enabled is false now: its pods keep their data no longer, and what they had is not there`;
  }
  const [old, now] = [quantityOf(valueAt(before, "size")), quantityOf(valueAt(after, "size"))];
  const [was, is] = [before, after].map((section) => textAt(section, "size") ?? "");
  if (old !== undefined && now !== undefined && now < old) {
    yield `${path}.size is ${is} after ${was}, and no volume shrinks: every sync fails`;
  }
  for (const name of ["storageClass", "storageClassName", "existingClaim"]) {
    const [first, second] = [before, after].map((section) => textAt(section, name));
    if (first === undefined || second === undefined || first === second) continue;
    yield `${path}.${name} is ${second} after ${first}: claims that exist cannot change, and another claim is empty`;
  }
}

/** How the volumes of charts change that an Application installs. */
function* ofKept({ before, after }: Kept): Generator<string> {
  const sourcesOf = (object: Found) => [
    valueAt(object, "spec", "source"),
    ...listAt(object, "spec", "sources"),
  ];
  const valuesOf = (source: Found) => valueAt(source, "helm", "valuesObject");
  const then = new Map(sourcesOf(before.object).map((source) => [textAt(source, "chart"), source]));
  for (const source of sourcesOf(after.object)) {
    const chart = textAt(source, "chart");
    const old = chart === undefined ? undefined : then.get(chart);
    const known = new Map(sectionsIn(valuesOf(old), ""));
    for (const [path, section] of sectionsIn(valuesOf(source), "")) {
      for (const change of changesOf(path, known.get(path), section)) yield `chart ${chart ?? ""}: ${change}`;
    }
  }
}

/** Volumes that the values of charts ask for. */
export const chartVolumes: ChangeRule = {
  number: 631,
  name: "chart-volumes",
  reason: "What values say of volumes becomes claims, and claims that exist do not change.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations",
  *check({ changed }) {
    for (const kept of changed) {
      if (!isOf(kept.after, application)) continue;
      for (const message of ofKept(kept)) yield replaces(kept.after, { message, cure: "leave it as it is" });
    }
  },
};
