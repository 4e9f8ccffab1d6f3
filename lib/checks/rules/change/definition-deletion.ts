import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { deletedAlone, removalOf } from "../../change/removal.ts";
import { textAt } from "../../graph/fields.ts";
import { isOf, kinds } from "../../graph/kind.ts";
import { enumerate, titleOf } from "../../wording.ts";

/** A CustomResourceDefinition takes every object of its kind along. */
export const definitionDeletion: ChangeRule = {
  number: 602,
  name: "definition-deletion",
  reason: "The API server deletes every object of a kind with the CustomResourceDefinition of that kind.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition",
  *check(change) {
    for (const resource of deletedAlone(change)) {
      if (!isOf(resource, kinds.customResourceDefinition)) continue;
      const { isDeleted, words } = removalOf(change, resource);
      const group = textAt(resource.object, "spec", "group") ?? "";
      const kind = textAt(resource.object, "spec", "names", "kind") ?? "";
      const shown = change.base.graph.ofKind({ group, kind }).map(titleOf).sort();
      const instances = shown.length === 0 ? "" : `, among them ${enumerate(shown)}`;
      const loss = isDeleted
        ? `the API server deletes every ${kind} of every namespace with it${instances}`
        : `a cluster that is built anew takes no ${kind}`;
      yield destroys(resource, { message: `${words}: ${loss}`, cure: "keep its manifest" });
    }
  },
};
