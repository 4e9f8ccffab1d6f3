import { subjectsOf } from "../../fields/subjects.ts";
import { type Found, isMap, isTrueAt, listAt, mapAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import { setFieldsOf } from "../../graph/set-fields.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Metadata that a claim gets when it is made for a pod. */
const made =
  "creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers generateName generation managedFields name namespace ownerReferences resourceVersion selfLink uid".split(
    " ",
  );

function* ofDisk(disk: Found): Generator<Fault> {
  const address = textAt(disk, "diskURI");
  if (address === undefined) return;
  const start = textAt(disk, "kind") === "Managed" ? "/subscriptions/" : "https://";
  if (address.startsWith(start)) return;
  yield { message: `azureDisk.diskURI is "${address}"`, fix: `write an address that begins with ${start}` };
}

function* faultsOf(volume: Found): Generator<Fault> {
  const { azureDisk, fc, iscsi, ephemeral } = mapAt(volume);
  if (azureDisk === undefined && fc === undefined && iscsi === undefined && ephemeral === undefined) return;
  yield* ofDisk(valueAt(volume, "azureDisk"));
  if (listAt(volume, "fc", "targetWWNs").length > 0 && numberAt(volume, "fc", "lun") === undefined) {
    yield { message: "fc.targetWWNs is set without fc.lun", fix: "write lun" };
  }
  const isAuthenticated = ["chapAuthDiscovery", "chapAuthSession"].some((field) =>
    isTrueAt(volume, "iscsi", field),
  );
  if (isAuthenticated && !isMap(valueAt(volume, "iscsi", "secretRef"))) {
    yield { message: "iscsi authenticates without a Secret", fix: "write secretRef" };
  }
  const metadata = setFieldsOf(mapAt(volume, "ephemeral", "volumeClaimTemplate", "metadata"));
  const wrong = metadata.filter((field) => made.includes(field));
  if (wrong.length === 0) return;
  const message = `ephemeral.volumeClaimTemplate.metadata has ${enumerate(wrong)}`;
  yield { message, fix: "keep labels and annotations" };
}

/** Sources of volumes have what they need. */
export const volumeSources: Rule = {
  number: 139,
  name: "volume-sources",
  reason: "The API server refuses a volume whose source lacks what belongs to it.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#volume-types",
  *check(graph) {
    for (const { at, whose, fields } of subjectsOf(graph, "volume")) {
      for (const { message, fix } of faultsOf(fields)) yield { at, message: `${message}${whose}`, fix };
    }
  },
};
