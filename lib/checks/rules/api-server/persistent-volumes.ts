import type { Fields } from "#lib/render/resource.ts";
import { subjectsOf } from "../../fields/subjects.ts";
import { type Found, isMap, mapAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { setFieldsOf } from "../../graph/set-fields.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** What a volume says besides where it is. */
const general = new Set(
  "accessModes capacity claimRef mountOptions nodeAffinity persistentVolumeReclaimPolicy storageClassName volumeAttributesClassName volumeMode".split(
    " ",
  ),
);

function* ofVolumes(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind(kinds.persistentVolume)) {
    const spec = mapAt(at.object, "spec");
    const sources = setFieldsOf(spec).filter((field) => !general.has(field));
    if (sources.length === 0) {
      yield { at, message: "spec does not say where the volume is", fix: "write its source, such as csi" };
    } else if (sources.length > 1) {
      yield {
        at,
        message: `spec has ${enumerate(sources)}`,
        fix: "keep one source, and make volumes of the others",
      };
    }
    if (isMap(spec.local) && !isMap(valueAt(spec, "nodeAffinity", "required"))) {
      yield {
        at,
        message: "spec.local is on a node, but nodeAffinity names none",
        fix: "write nodeAffinity.required",
      };
    }
    for (const fault of ofSources(spec)) yield { at, ...fault };
    const size = quantityOf(valueAt(spec, "capacity", "storage"));
    if (size !== undefined && size <= 0n) {
      yield {
        at,
        message: `spec.capacity.storage is ${valueAt(spec, "capacity", "storage")}`,
        fix: "write its size",
      };
    }
  }
}

/** What a source asks of the rest of its volume. */
function* ofSources(spec: Fields): Generator<Fault> {
  if (textAt(spec, "volumeAttributesClassName") !== undefined && !isMap(spec.csi)) {
    const message = "spec.volumeAttributesClassName is set, but the volume is of no CSI driver";
    yield { message, fix: "remove it" };
  }
}

/** What a claim is filled with: an object of a group, and the same in both fields that can say it. */
function* ofDataSources(claim: Found): Generator<Fault> {
  const [old, reference] = [valueAt(claim, "dataSource"), valueAt(claim, "dataSourceRef")];
  const kind = textAt(reference, "kind");
  if (kind !== undefined && kind !== "PersistentVolumeClaim" && textAt(reference, "apiGroup") === undefined) {
    const message = `dataSourceRef is a ${kind} of the core group`;
    yield { message, fix: "write its apiGroup, such as snapshot.storage.k8s.io" };
  }
  if (!isMap(old) || !isMap(reference)) return;
  for (const field of ["apiGroup", "kind", "name"]) {
    const [one, other] = [textAt(old, field), textAt(reference, field)];
    if (one === other) continue;
    const message = `dataSource has the ${field} ${one}, and dataSourceRef ${other}`;
    yield { message, fix: "keep one of dataSource and dataSourceRef" };
  }
}

function* ofClaims(graph: Graph): Generator<Violation> {
  for (const { at, whose, fields } of subjectsOf(graph, "claim")) {
    const [request, limit] = ["requests", "limits"].map((side) =>
      valueAt(fields, "resources", side, "storage"),
    );
    const size = quantityOf(request);
    const most = quantityOf(limit);
    if (size !== undefined && size <= 0n) {
      yield { at, message: `resources.requests.storage${whose} is ${request}`, fix: "write a size above 0" };
    } else if (size !== undefined && most !== undefined && size > most) {
      const message = `resources.requests.storage${whose} is ${request}, above its limit of ${limit}`;
      yield { at, message, fix: "raise the limit, or lower the request" };
    }
    for (const { message, fix } of ofDataSources(fields)) yield { at, message: `${message}${whose}`, fix };
    const modes = textsAt(fields, "accessModes");
    if (modes.includes("ReadWriteOncePod") && modes.length > 1) {
      const message = `accessModes${whose} has ReadWriteOncePod beside others`;
      yield { at, message, fix: "keep ReadWriteOncePod alone, or remove it" };
    }
    const kind = textAt(fields, "dataSource", "kind");
    if (kind === undefined || textAt(fields, "dataSource", "apiGroup") !== undefined) continue;
    if (kind === "PersistentVolumeClaim") continue;
    const message = `dataSource${whose} is a ${kind} of the core group, which the API server drops`;
    yield { at, message, fix: "write its apiGroup, such as snapshot.storage.k8s.io" };
  }
}

/** Volumes and claims have one source, a size, and modes that go together. */
export const persistentVolumes: Rule = {
  number: 154,
  name: "persistent-volumes",
  reason: "The API server refuses a volume that is nowhere or in two places, and a claim for nothing.",
  see: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/",
  *check(graph) {
    yield* ofVolumes(graph);
    yield* ofClaims(graph);
  },
};
