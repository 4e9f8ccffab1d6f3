import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import { type Naming, naming } from "../reference.ts";

function ofStore(place: string, namespace: string, reference: Found): Naming[] {
  const kind = { group: "external-secrets.io", kind: textAt(reference, "kind") ?? "SecretStore" };
  return naming(place, kind, namespace, textAt(reference, "name"));
}

function ofGenerator(place: string, namespace: string, reference: Found): Naming[] {
  const kind = textAt(reference, "kind");
  if (kind === undefined) return [];
  return naming(
    place,
    { group: "generators.external-secrets.io", kind },
    namespace,
    textAt(reference, "name"),
  );
}

/**
 * The stores and generators that an ExternalSecret reads.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function* namingsOfExternalSecret(resource: Resource): Generator<Naming> {
  const namespace = namespaceOf(resource);
  const spec = valueAt(resource.object, "spec");
  yield* ofStore("spec.secretStoreRef", namespace, valueAt(spec, "secretStoreRef"));
  for (const list of ["data", "dataFrom"]) {
    for (const [index, entry] of listAt(spec, list).entries()) {
      const place = `spec.${list}[${index}].sourceRef`;
      yield* ofStore(place, namespace, valueAt(entry, "sourceRef", "storeRef"));
      yield* ofGenerator(place, namespace, valueAt(entry, "sourceRef", "generatorRef"));
    }
  }
}

/**
 * The stores that a PushSecret writes to and the Secret that it reads.
 *
 * @see https://external-secrets.io/latest/api/pushsecret/
 */
export function* namingsOfPushSecret(resource: Resource): Generator<Naming> {
  const namespace = namespaceOf(resource);
  const spec = valueAt(resource.object, "spec");
  for (const [index, store] of listAt(spec, "secretStoreRefs").entries()) {
    yield* ofStore(`spec.secretStoreRefs[${index}]`, namespace, store);
  }
  yield* naming("spec.selector", kinds.secret, namespace, textAt(spec, "selector", "secret", "name"));
}

/**
 * The ServiceAccount by which a store signs in to AWS.
 *
 * @see https://external-secrets.io/latest/provider/aws-access/
 */
export function* namingsOfStore(resource: Resource): Generator<Naming> {
  const account = valueAt(resource.object, "spec", "provider", "aws", "auth", "jwt", "serviceAccountRef");
  const namespace = textAt(account, "namespace") ?? namespaceOf(resource);
  yield* naming("spec.provider.aws.auth.jwt", kinds.serviceAccount, namespace, textAt(account, "name"));
}
