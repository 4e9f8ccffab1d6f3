import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { changeAt, differentFields, shown } from "../../change/fields.ts";
import { refusal } from "../../change/refusal.ts";
import { type Found, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, kinds } from "../../graph/kind.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import { enumerate } from "../../wording.ts";

const defaultClass = "storageclass.kubernetes.io/is-default-class";

/** The StorageClass that a cluster takes where a claim names none. */
const defaultClassOf = oncePerGraph((graph): string | undefined => {
  const isDefault = ({ object }: Resource) =>
    textAt(object, "metadata", "annotations", defaultClass) === "true";
  return graph.ofKind(kinds.storageClass).find(isDefault)?.object.metadata.name;
});

/** What of a claim cannot change, with the defaults of the cluster. */
function fixedOf({ object }: Resource, graph: Graph): Found {
  const { resources: _, volumeAttributesClassName: __, volumeName: ___, ...spec } = mapAt(object, "spec");
  const storageClassName = defaultClassOf(graph) ?? null;
  return { storageClassName, volumeMode: "Filesystem", ...spec };
}

/** Claims that exist. */
export const immutableClaims: ChangeRule = {
  number: 613,
  name: "immutable-claims",
  reason:
    "Of a PersistentVolumeClaim only the size can change, and only upwards: every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims",
  *check(change) {
    const loss = "its data goes with it";
    for (const { before, after } of change.changed) {
      if (!isOf(after, kinds.persistentVolumeClaim)) continue;
      const was = fixedOf(before, change.base.graph);
      const is = fixedOf(after, change.head.graph);
      const fields = differentFields(was, is).map(
        (name) => `spec.${name} from ${shown(valueAt(was, name))} to ${shown(valueAt(is, name))}`,
      );
      const volume = { path: ["spec", "volumeName"] };
      const named =
        textAt(before.object, "spec", "volumeName") && changeAt(before.object, after.object, volume);
      const all = named ? [...fields, named] : fields;
      if (all.length > 0) {
        yield replaces(after, {
          message: `it changes ${enumerate(all)}: ${refusal(change, after, loss)}`,
          cure: "leave it as it is, and move the data to a claim of another name",
        });
      }
    }
  },
};
