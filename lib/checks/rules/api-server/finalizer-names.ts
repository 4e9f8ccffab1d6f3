import { isQualifiedName } from "../../fields/form.ts";
import { listAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Finalizers without a domain that Kubernetes has itself. */
const standard = new Set(["foregroundDeletion", "orphan", "kubernetes"]);

/** Finalizers are qualified names, and owners are named whole. */
export const finalizerNames: Rule = {
  number: 169,
  name: "finalizer-names",
  reason: "The API server refuses a finalizer that is no qualified name, and an owner without an identity.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/",
  *check({ resources }) {
    for (const at of resources) {
      const { finalizers, ownerReferences } = at.object.metadata;
      if (finalizers === undefined && ownerReferences === undefined) continue;
      for (const finalizer of textsAt(finalizers)) {
        const isName = isQualifiedName(finalizer) && (finalizer.includes("/") || standard.has(finalizer));
        if (isName || finalizer.endsWith("finalizer.argocd.argoproj.io")) continue;
        // Custom resources may have names with dots instead of a path, on which the server only warns.
        if (isQualifiedName(finalizer) && finalizer.includes(".")) continue;
        const message = `finalizer "${finalizer}" is not a qualified name`;
        yield { at, message, fix: "write it with a domain, such as example.com/cleanup" };
      }
      for (const owner of listAt(ownerReferences)) {
        const missing = ["apiVersion", "kind", "name", "uid"].find(
          (field) => textAt(owner, field) === undefined,
        );
        if (missing === undefined || valueAt(owner, missing) === undefined) continue;
        yield { at, message: `an owner has an empty ${missing}`, fix: "remove metadata.ownerReferences" };
      }
    }
  },
};
