import { holdsData } from "../../change/data.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { deletedAlone, removalOf } from "../../change/removal.ts";
import { isOf, kinds, namespaceOf } from "../../graph/kind.ts";
import { enumerate, titleOf } from "../../wording.ts";

/** A Namespace takes everything in it along. */
export const namespaceDeletion: ChangeRule = {
  number: 600,
  name: "namespace-deletion",
  reason:
    "A Namespace that is deleted takes every object in it along, whoever made it, with the volumes of its claims.",
  see: "https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace",
  *check(change) {
    const inside = Map.groupBy(change.base.graph.resources, namespaceOf);
    for (const resource of deletedAlone(change)) {
      if (!isOf(resource, kinds.namespace)) continue;
      const { isDeleted, words } = removalOf(change, resource);
      const held = (inside.get(resource.object.metadata.name) ?? []).filter(holdsData).map(titleOf);
      const data = held.length === 0 ? "" : `, among it ${enumerate(held.sort())}`;
      const loss = isDeleted
        ? `with everything in it, also what the tree does not show${data}`
        : `a cluster that is built anew does not have it${data === "" ? "" : `, nor what is in it${data}`}`;
      yield destroys(resource, { message: `${words}, ${loss}`, cure: "keep its manifest" });
    }
  },
};
