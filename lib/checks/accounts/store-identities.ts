import { textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import type { Violation } from "../rule.ts";
import { accountObject, hasRole, roleAnnotation } from "./account.ts";

const group = "external-secrets.io";

/**
 * Stores of secrets that sign in at AWS as a ServiceAccount without a role.
 *
 * @see https://external-secrets.io/latest/provider/aws-access/#eks-service-account-credentials
 */
export function* storesWithoutRole(graph: Graph): Generator<Violation> {
  const stores = ["ClusterSecretStore", "SecretStore"].flatMap((kind) => graph.ofKind({ group, kind }));
  for (const at of stores) {
    const reference = valueAt(at.object, "spec", "provider", "aws", "auth", "jwt", "serviceAccountRef");
    const name = textAt(reference, "name");
    const namespace = textAt(reference, "namespace") ?? namespaceOf(at);
    if (name === undefined || accountObject(graph, namespace, name) === undefined) continue;
    if (hasRole(graph, namespace, name) !== false) continue;
    yield {
      at,
      message: `it signs in at AWS as ServiceAccount ${name} of namespace ${namespace}, which has no role: it reads no secret`,
      fix: `add ${roleAnnotation} to the ServiceAccount, or name one with a role`,
    };
  }
}
