import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { differentFields } from "../../change/fields.ts";
import { isForced, refusal } from "../../change/refusal.ts";
import { mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { isOf } from "../../graph/kind.ts";
import { enumerate } from "../../wording.ts";

const mutable = new Set([
  "activeDeadlineSeconds",
  "backoffLimit",
  "manualSelector",
  "maxFailedIndexes",
  "parallelism",
  "suspend",
  "ttlSecondsAfterFinished",
]);

const hooks = ["argocd.argoproj.io/hook", "helm.sh/hook"];

/** Whether a Job is gone, or deleted by Argo CD, before it is made again. */
function isMadeAnew({ object }: Resource): boolean {
  const annotations = mapAt(object, "metadata", "annotations");
  return (
    hooks.some((hook) => Object.hasOwn(annotations, hook)) ||
    valueAt(object, "spec", "ttlSecondsAfterFinished") !== undefined
  );
}

function isElastic({ object }: Resource): boolean {
  return textAt(object, "spec", "completionMode") === "Indexed";
}

/** Jobs that Argo CD keeps, as it keeps everything else. */
export const immutableJobs: ChangeRule = {
  number: 612,
  name: "immutable-jobs",
  reason: "The pod template of a Job cannot change, not even its image: every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives",
  *check(change) {
    for (const { before, after } of change.changed) {
      if (!isOf(after, { group: "batch", kind: "Job" }) || isMadeAnew(before) || isMadeAnew(after)) continue;
      const fields = differentFields(valueAt(before.object, "spec"), valueAt(after.object, "spec"))
        .filter((name) => !mutable.has(name))
        .filter((name) => name !== "completions" || !isElastic(after));
      // To run again is what Force is for.
      if (fields.length === 0 || isForced(change, after)) continue;
      const paths = enumerate(fields.map((name) => `spec.${name}`));
      yield replaces(after, {
        message: `${paths} of a Job ${fields.length === 1 ? "changes" : "change"}: ${refusal(change, after, "it runs again then")}`,
        cure: "make it a hook (argocd.argoproj.io/hook: Sync), give it the options Force=true,Replace=true, or give it another name",
      });
    }
  },
};
