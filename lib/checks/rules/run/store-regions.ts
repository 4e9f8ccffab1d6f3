import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** A secret store reads in the region of the cluster. */
export const storeRegions: Rule = {
  number: 387,
  name: "store-regions",
  reason:
    "Secrets Manager keeps a secret in one region: in another one it is not found, and no Secret is made.",
  see: "https://external-secrets.io/latest/provider/aws-secrets-manager/",
  *check(graph) {
    const { region } = graph.tree.facts;
    if (region === undefined) return;
    for (const kind of ["ClusterSecretStore", "SecretStore"]) {
      for (const at of graph.ofKind({ group: "external-secrets.io", kind })) {
        const said = textAt(at.object, "spec", "provider", "aws", "region");
        if (said === undefined || said === region) continue;
        const message = `spec.provider.aws.region is ${said}, and the secrets of the cluster are in ${region}`;
        yield { at, message, fix: `write ${region}` };
      }
    }
  },
};
