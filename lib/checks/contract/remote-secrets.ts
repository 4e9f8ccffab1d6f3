import type { Resource } from "#lib/render/resource.ts";
import { listAt, mapAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";

const group = "external-secrets.io";

/** A secret of AWS Secrets Manager that an ExternalSecret reads. */
export interface RemoteRead {
  readonly from: Resource;
  /** The store that it is read through. */
  readonly store: Resource;
  /** `spec.data[0]`. */
  readonly place: string;
  readonly name: string;
  /** A key of its JSON; undefined where all of it is read. */
  readonly key: string | undefined;
}

/** The store of an ExternalSecret, where it stands in the tree and reads AWS Secrets Manager. */
function storeOf(graph: Graph, resource: Resource): Resource | undefined {
  const reference = mapAt(resource.object, "spec", "secretStoreRef");
  const kind = textAt(reference, "kind") ?? "SecretStore";
  const store = graph
    .ofKind({ group, kind })
    .find(
      (one) =>
        one.object.metadata.name === textAt(reference, "name") &&
        (kind === "ClusterSecretStore" || namespaceOf(one) === namespaceOf(resource)),
    );
  const service = textAt(store?.object, "spec", "provider", "aws", "service");
  return service === "SecretsManager" ? store : undefined;
}

/**
 * Everything that ExternalSecrets read from AWS Secrets Manager. Names that are searched for by a pattern are left
 * out: nobody knows them before.
 *
 * @see https://external-secrets.io/latest/provider/aws-secrets-manager/
 */
export function remoteReads(graph: Graph): RemoteRead[] {
  return graph.ofKind({ group, kind: "ExternalSecret" }).flatMap((from) => {
    const store = storeOf(graph, from);
    if (store === undefined) return [];
    const spec = valueAt(from.object, "spec");
    const keys = listAt(spec, "data").map((entry, index) => ({
      place: `spec.data[${index}]`,
      name: textAt(entry, "remoteRef", "key"),
      key: textAt(entry, "remoteRef", "property"),
    }));
    const whole = listAt(spec, "dataFrom").map((entry, index) => ({
      place: `spec.dataFrom[${index}]`,
      name: textAt(entry, "extract", "key"),
      key: textAt(entry, "extract", "property"),
    }));
    return [...keys, ...whole].flatMap(({ name, ...read }) =>
      name === undefined ? [] : [{ from, store, name, ...read }],
    );
  });
}

/** Whether an ExternalSecret searches for secrets by a pattern: then any may be read. */
export function searches(graph: Graph): boolean {
  return graph
    .ofKind({ group, kind: "ExternalSecret" })
    .some(({ object }) => listAt(object, "spec", "dataFrom").some((entry) => valueAt(entry, "find")));
}
