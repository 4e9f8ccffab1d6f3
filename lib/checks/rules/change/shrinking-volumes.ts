import type { Change, Kept } from "../../change/change.ts";
import { isStore, storageClassOf } from "../../change/data.ts";
import { type ChangeRule, type Destruction, replaces } from "../../change/destruction.ts";
import { shown } from "../../change/fields.ts";
import { refusal } from "../../change/refusal.ts";
import { type Found, isList, isMap, isTrueAt, textAt, valueAt } from "../../graph/fields.ts";
import { isOf, kinds } from "../../graph/kind.ts";
import { quantityOf } from "../../quantity.ts";

const size = ["spec", "resources", "requests", "storage"] as const;

/** Fields in which custom resources ask for volumes. */
const sizeFields = new Set(["size", "storage"]);

/** Sizes of volumes in a custom resource, by the path of their field. */
function* sizesIn(value: Found, path: string): Generator<readonly [path: string, size: Found]> {
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* sizesIn(item, `${path}[${index}]`);
    return;
  }
  if (!isMap(value)) return;
  for (const [name, field] of Object.entries(value)) {
    if (sizeFields.has(name) && typeof field === "string") yield [`${path}.${name}`, field];
    else yield* sizesIn(field, `${path}.${name}`);
  }
}

function* ofClaim(change: Change, { before, after }: Kept): Generator<Destruction> {
  const [was, is] = [before, after].map(({ object }) => valueAt(object, ...size));
  const [old, now] = [quantityOf(was), quantityOf(is)];
  if (old === undefined || now === undefined || old === now) return;
  const from = `it asks for ${shown(is)} after ${shown(was)}`;
  if (now < old) {
    const message = `${from}, and no volume shrinks: ${refusal(change, after, "its data goes with it")}`;
    yield replaces(after, {
      message,
      cure: `ask for ${shown(was)} again, or move the data to a smaller claim of another name`,
    });
    return;
  }
  const name = textAt(after.object, "spec", "storageClassName");
  const storageClass = storageClassOf(change.head.graph, name);
  if (storageClass === undefined || isTrueAt(storageClass.object, "allowVolumeExpansion")) return;
  const message = `${from}, and volumes of StorageClass ${name ?? ""} do not grow: ${refusal(change, after, "its data goes with it")}`;
  yield replaces(after, { message, cure: `set allowVolumeExpansion: true on StorageClass ${name ?? ""}` });
}

function* ofStore({ before, after }: Kept): Generator<Destruction> {
  const sizes = new Map(sizesIn(valueAt(before.object, "spec"), "spec"));
  for (const [path, is] of sizesIn(valueAt(after.object, "spec"), "spec")) {
    const [old, now] = [quantityOf(sizes.get(path)), quantityOf(is)];
    if (old === undefined || now === undefined || now >= old) continue;
    yield replaces(after, {
      message: `${path} is ${shown(is)} after ${shown(sizes.get(path))}, and no volume shrinks: its operator refuses that, or fails at it`,
      cure: `set ${shown(sizes.get(path))} again`,
    });
  }
}

/** Volumes that are asked to become smaller. */
export const shrinkingVolumes: ChangeRule = {
  number: 614,
  name: "shrinking-volumes",
  reason:
    "No volume shrinks, and some do not grow: the API server refuses the size, and every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims",
  *check(change) {
    for (const kept of change.changed) {
      if (isOf(kept.after, kinds.persistentVolumeClaim)) yield* ofClaim(change, kept);
      else if (isStore(kept.after)) yield* ofStore(kept);
    }
  },
};
