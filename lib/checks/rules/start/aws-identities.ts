import { correction, sourceOf, unitFor } from "../../contract/place.ts";
import { doubtAbout } from "../../doubt.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** Every ServiceAccount with a role exists. A foreign cluster has more than its tree shows. */
export const awsIdentities: Rule = {
  number: 212,
  name: "aws-identities",
  reason:
    "Pods get the role of the ServiceAccount that they name: a role of another name reaches none of them.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html",
  *check(graph) {
    const { tree, names, unseen } = graph;
    for (const { namespace, serviceAccount } of tree.facts.podIdentityAssociations ?? []) {
      if (names.producersOf(kinds.serviceAccount, namespace, serviceAccount).length > 0) continue;
      // A role may wait for what others install by hand or by a chart.
      if (tree.contract === undefined && unseen.has(namespace)) continue;
      const at = unitFor(tree, namespace);
      if (at === undefined) continue;
      const doubt = doubtAbout(graph, kinds.serviceAccount, namespace, serviceAccount);
      const isCertain = tree.contract !== undefined && doubt === undefined;
      const message = `ServiceAccount ${serviceAccount} of namespace ${namespace} has a role in ${sourceOf(tree)}, and nothing produces it${doubt === undefined ? "" : `, but ${doubt}`}`;
      const known = names.namesIn(kinds.serviceAccount, namespace);
      const fix = correction(serviceAccount, known, "add the ServiceAccount");
      yield { at, message, fix, ...(!isCertain && { severity: "warning" }) };
    }
  },
};
