import { roleAnnotation } from "../../accounts/account.ts";
import { textEntriesAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";

/** Annotations of the webhook that gives pods the role of their ServiceAccount. */
const known = [
  roleAnnotation,
  "eks.amazonaws.com/audience",
  "eks.amazonaws.com/sts-regional-endpoints",
  "eks.amazonaws.com/token-expiration",
];

const arn = /^arn:aws(-cn|-us-gov|-iso[a-z]*)?:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** What a tool fills in before the manifest is applied. */
const template = /\$\{|\{\{|<[^>]*>|\$\(/;

/** The role that a ServiceAccount names is the name of a role. */
export const roleAnnotations: Rule = {
  number: 284,
  name: "role-annotations",
  reason: "A ServiceAccount whose annotation names no role gets none, and AWS refuses what its pods ask for.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
  *check(graph) {
    for (const at of graph.ofKind(kinds.serviceAccount)) {
      for (const [name, value] of textEntriesAt(at.object.metadata, "annotations")) {
        const near = known.includes(name) ? undefined : nearest(name, known);
        if (near !== undefined) {
          const message = `annotation ${name} is read by nobody: its pods get no role`;
          yield { at, message, fix: `write ${near}` };
        }
        if (name !== roleAnnotation || arn.test(value) || template.test(value)) continue;
        const message = `annotation ${name} is ${value}, which is no ARN of a role: AWS refuses what its pods ask for`;
        yield { at, message, fix: "write arn:aws:iam::<account>:role/<name>" };
      }
    }
  },
};
