import type { Resource } from "#lib/render/resource.ts";
import { chartValuesOf } from "../chart-values.ts";
import { type Found, isList, isMap, listAt, textAt, valueAt } from "../fields.ts";
import { kinds } from "../kind.ts";
import { type Naming, naming } from "../reference.ts";

/** Values deeper than this are of no chart that somebody configures. */
const deepest = 20;

/** What charts name the keys of a Secret that they are given, with what they read unless told otherwise. */
const keysOfAdmin = [
  ["userKey", "admin-user"],
  ["passwordKey", "admin-password"],
] as const;

function ofSecret(values: Found, place: string, namespace: string): Naming[] {
  const named = naming(`${place}.existingSecret`, kinds.secret, namespace, textAt(values, "existingSecret"));
  // The chart of Grafana is the one whose defaults are known.
  if (!place.endsWith("grafana.admin")) return named;
  return named.flatMap((one) =>
    keysOfAdmin.map(([field, usual]) => ({
      ...one,
      place: `${place}.${field}`,
      key: textAt(values, field) ?? usual,
    })),
  );
}

/** Charts of storage make the class that they are told at the top. */
const makesClasses = /csi|storage|provisioner|longhorn|ceph|openebs/;
const plainName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** Fields of values that name a class of the cluster. */
const classes = [
  ["storageClassName", kinds.storageClass],
  ["priorityClassName", kinds.priorityClass],
] as const;

function ofClasses(values: Found, place: string, depth: number): Naming[] {
  return classes.flatMap(([field, kind]) => {
    const name = textAt(values, field);
    if (name === undefined || !plainName.test(name)) return [];
    const isOwn = field === "storageClassName" && depth === 0 && makesClasses.test(place);
    return isOwn ? [] : naming(`${place}.${field}`, kind, "", name);
  });
}

/** Adds what values name, and those below them. */
function addBelow(found: Naming[], values: Found, place: string, namespace: string, depth: number): void {
  if (depth > deepest) return;
  if (isList(values)) {
    for (const [index, item] of values.entries())
      addBelow(found, item, `${place}[${index}]`, namespace, depth + 1);
  }
  // What is switched off names nothing.
  if (!isMap(values) || values.enabled === false) return;
  found.push(...ofSecret(values, place, namespace), ...ofClasses(values, place, depth));
  for (const [key, item] of Object.entries(values)) {
    if (item !== null && typeof item === "object")
      addBelow(found, item, `${place}.${key}`, namespace, depth + 1);
  }
}

/** What the values of the charts of an Application name: Secrets that are there already, and classes. */
export function namingsOfChartValues({ object }: Resource): Naming[] {
  const found: Naming[] = [];
  const spec = valueAt(object, "spec");
  const namespace = textAt(spec, "destination", "namespace");
  if (namespace === undefined) return found;
  const several = listAt(spec, "sources");
  for (const source of several.length > 0 ? several : [valueAt(spec, "source")]) {
    const chart = textAt(source, "chart");
    if (chart === undefined) continue;
    const { values, isWhole } = chartValuesOf(source);
    // Other files may say the rest of it, or something else.
    if (isWhole) addBelow(found, values, `values of chart ${chart}`, namespace, 0);
  }
  return found;
}
