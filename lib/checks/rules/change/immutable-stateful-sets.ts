import type { Resource } from "#lib/render/resource.ts";
import { statefulSet } from "../../change/data.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { differentFields } from "../../change/fields.ts";
import { refusal } from "../../change/refusal.ts";
import { type Found, listAt, mapAt, valueAt } from "../../graph/fields.ts";
import { isOf } from "../../graph/kind.ts";
import { quantityOf } from "../../quantity.ts";
import { enumerate } from "../../wording.ts";

const mutable = new Set([
  "minReadySeconds",
  "ordinals",
  "persistentVolumeClaimRetentionPolicy",
  "replicas",
  "revisionHistoryLimit",
  "template",
  "updateStrategy",
  // A rule of its own.
  "selector",
]);

/** A claim template as the API server keeps it: with its defaults, and without what repeats its kind. */
function templateOf(template: Found): Found {
  const { apiVersion: _, kind: __, status: ___, ...rest } = mapAt(template);
  const spec = mapAt(rest, "spec");
  const storage = quantityOf(valueAt(spec, "resources", "requests", "storage"))?.toString() ?? null;
  const requests = { ...mapAt(spec, "resources", "requests"), storage };
  const resources = { ...mapAt(spec, "resources"), requests };
  return { ...rest, spec: { volumeMode: "Filesystem", ...spec, resources } };
}

function specOf({ object }: Resource): Found {
  const spec = mapAt(object, "spec");
  return {
    podManagementPolicy: "OrderedReady",
    ...spec,
    volumeClaimTemplates: listAt(spec, "volumeClaimTemplates").map(
      (template) => templateOf(template) ?? null,
    ),
  };
}

/** What a StatefulSet is made with. */
export const immutableStatefulSets: ChangeRule = {
  number: 611,
  name: "immutable-stateful-sets",
  reason:
    "Of a StatefulSet only the pod template and its number of pods can change, not its claims: every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations",
  *check(change) {
    for (const { before, after } of change.changed) {
      if (!isOf(after, statefulSet)) continue;
      const fields = differentFields(specOf(before), specOf(after)).filter((name) => !mutable.has(name));
      if (fields.length === 0) continue;
      const paths = enumerate(fields.map((name) => `spec.${name}`));
      const verb = fields.length === 1 ? "changes" : "change";
      const isClaims = fields.includes("volumeClaimTemplates");
      const loss = isClaims
        ? "its pods stop, and claims that exist stay as they are"
        : "all of its pods stop at once";
      yield replaces(after, {
        message: `${paths} ${verb}: ${refusal(change, after, loss)}`,
        cure: isClaims
          ? "leave the templates as they are, and change the claims themselves; or delete it with --cascade=orphan, so that its pods and claims stay"
          : "leave it as it is; or delete it with --cascade=orphan, so that its pods and claims stay",
      });
    }
  },
};
