import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { refusal } from "../../change/refusal.ts";
import { isSame } from "../../change/same.ts";
import { valueAt } from "../../graph/fields.ts";
import { kindId, kindOf } from "../../graph/kind.ts";
import { selectorOf, selectorText } from "../../graph/labels.ts";

const selecting = new Set(["apps/DaemonSet", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet"]);

/** Selectors by which workloads find their pods. */
export const immutableSelectors: ChangeRule = {
  number: 610,
  name: "immutable-selectors",
  reason:
    "The API server refuses another selector for a workload that exists, and every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates",
  *check(change) {
    for (const { before, after } of change.changed) {
      if (!selecting.has(kindId(kindOf(after.object)))) continue;
      const [was, is] = [before, after].map(({ object }) => valueAt(object, "spec", "selector"));
      // Without a selector the object is refused in any case.
      if (was === undefined || is === undefined || isSame(was, is)) continue;
      const [old, now] = [was, is].map((selector) => selectorText(selectorOf(selector)));
      const loss = "all of its pods stop at once";
      yield replaces(after, {
        message: `spec.selector changes from ${old} to ${now}: ${refusal(change, after, loss)}`,
        cure: "give it its old selector, or make one of another name beside it",
      });
    }
  },
};
