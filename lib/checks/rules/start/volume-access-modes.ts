import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";
import { claimsOf } from "../../storage/claims.ts";
import { classesOf, isEbs, provisionerOf } from "../../storage/classes.ts";
import { enumerate } from "../../wording.ts";

const ofSeveralNodes = new Set(["ReadWriteMany", "ReadOnlyMany"]);

/** The driver of a claim's class can do what its access modes ask for. */
export const volumeAccessModes: Rule = {
  number: 274,
  name: "volume-access-modes",
  reason:
    "EBS refuses to make a file system for several nodes: the claim and its pods stay Pending for ever.",
  see: "https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/multi-attach.md",
  *check(graph) {
    const classes = classesOf(graph);
    for (const claim of claimsOf(graph)) {
      const many = claim.accessModes.filter((mode) => ofSeveralNodes.has(mode));
      if (many.length === 0 || textAt(claim.spec, "volumeMode") === "Block") continue;
      // A claim that names its volume gets that one, whatever its class.
      if (textAt(claim.spec, "volumeName") !== undefined || !isEbs(provisionerOf(classes, claim))) continue;
      yield {
        at: claim.resource,
        message: `${claim.title} is ${enumerate(many)}, and its class makes volumes of EBS, which one node mounts: it stays Pending for ever`,
        fix: "make it ReadWriteOnce, or use a class of EFS",
      };
    }
  },
};
