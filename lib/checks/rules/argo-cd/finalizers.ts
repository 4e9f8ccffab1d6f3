import { textsAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";

const resources = "resources-finalizer.argocd.argoproj.io";

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/ */
const known = [
  resources,
  `${resources}/foreground`,
  `${resources}/background`,
  "foregroundDeletion",
  "post-delete-finalizer.argocd.argoproj.io",
  "post-delete-finalizer.argocd.argoproj.io/cleanup",
  "pre-delete-finalizer.argocd.argoproj.io",
  "pre-delete-finalizer.argocd.argoproj.io/cleanup",
];

/** Finalizers of Applications and projects are those that Argo CD removes again. */
export const finalizers: Rule = {
  number: 426,
  name: "finalizers",
  reason: "Nobody removes a finalizer that nobody knows: what carries it can never be deleted.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/#about-the-deletion-finalizer",
  *check(graph) {
    for (const at of [...graph.ofKind(kinds.application), ...graph.ofKind(kinds.appProject)]) {
      for (const finalizer of textsAt(at.object, "metadata", "finalizers")) {
        const near = nearest(finalizer, known);
        const isOurs = finalizer.includes("argoproj.io") || near !== undefined;
        if (known.includes(finalizer) || !isOurs) continue;
        yield {
          at,
          message: `finalizer ${finalizer} is none of Argo CD: it hangs for ever when it is deleted`,
          fix: `write ${near ?? resources}`,
        };
      }
    }
  },
};
