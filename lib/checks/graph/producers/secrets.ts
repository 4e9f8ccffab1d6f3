import type { Facts } from "#lib/render/facts.ts";
import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, mapAt, textAt, textsAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import type { Keys, Producer } from "../names.ts";

const certificateKeys: Keys = { known: ["tls.crt", "tls.key", "ca.crt"], open: false };

function secret(by: Resource, name: string | undefined, keys: Keys, namespace = namespaceOf(by)): Producer[] {
  return name === undefined ? [] : [{ kind: kinds.secret, name, namespace, keys, by }];
}

/** The keys that `dataFrom` takes, where the facts know what is in the secret that it reads whole. */
function keysOfExtract(entry: Found, { secretsManager = {} }: Facts): readonly string[] | undefined {
  const key = textAt(entry, "extract", "key");
  const isChanged =
    listAt(entry, "rewrite").length > 0 || valueAt(entry, "extract", "property") !== undefined;
  if (key === undefined || isChanged || !Object.hasOwn(secretsManager, key)) return undefined;
  const keys = secretsManager[key] ?? [];
  return keys.length > 0 ? keys : undefined;
}

/**
 * Keys of the Secret that an ExternalSecret makes. A template replaces what was fetched, unless it merges.
 *
 * @see https://external-secrets.io/latest/guides/templating/
 */
function keysOfExternalSecret(spec: Found, facts: Facts): Keys {
  const template = valueAt(spec, "target", "template");
  const templated = Object.keys(mapAt(template, "data"));
  const fetched = listAt(spec, "data").flatMap((entry) => textAt(entry, "secretKey") ?? []);
  const replaces = templated.length > 0 && textAt(template, "mergePolicy") !== "Merge";
  const extracted = listAt(spec, "dataFrom").map((entry) => keysOfExtract(entry, facts));
  const open = listAt(template, "templateFrom").length > 0 || (!replaces && extracted.includes(undefined));
  const all = [...fetched, ...extracted.flatMap((keys) => keys ?? []), ...templated];
  return { known: replaces ? templated : all, open };
}

/** The Secret of an ExternalSecret. */
export function* secretOfExternalSecret(by: Resource, facts: Facts): Generator<Producer> {
  const spec = valueAt(by.object, "spec");
  if (textAt(spec, "target", "creationPolicy") === "None") return;
  yield* secret(
    by,
    textAt(spec, "target", "name") ?? by.object.metadata.name,
    keysOfExternalSecret(spec, facts),
  );
}

/** The Secrets of a ClusterExternalSecret: in the namespaces it lists, else in any that its selectors match. */
export function* secretsOfClusterExternalSecret(by: Resource, facts: Facts): Generator<Producer> {
  const outer = valueAt(by.object, "spec");
  const spec = valueAt(outer, "externalSecretSpec");
  const name =
    textAt(spec, "target", "name") ?? textAt(outer, "externalSecretName") ?? by.object.metadata.name;
  const listed = textsAt(outer, "namespaces");
  for (const namespace of listed.length > 0 ? listed : [undefined]) {
    yield { kind: kinds.secret, name, namespace, keys: keysOfExternalSecret(spec, facts), by };
  }
}

/** Keys that a Certificate adds on request. */
const keystoreKeys = { jks: ["keystore.jks", "truststore.jks"], pkcs12: ["keystore.p12", "truststore.p12"] };
const outputKeys: Readonly<Record<string, string>> = { CombinedPEM: "tls-combined.pem", DER: "key.der" };

/**
 * The Secret of a Certificate.
 *
 * @see https://cert-manager.io/docs/usage/certificate/#target-secret
 */
export function* secretOfCertificate(by: Resource): Generator<Producer> {
  const spec = valueAt(by.object, "spec");
  const keystores = Object.entries(keystoreKeys).flatMap(([store, keys]) =>
    valueAt(spec, "keystores", store) === undefined ? [] : keys,
  );
  const outputs = listAt(spec, "additionalOutputFormats").flatMap(
    (format) => outputKeys[textAt(format, "type") ?? ""] ?? [],
  );
  const keys = { ...certificateKeys, known: [...certificateKeys.known, ...keystores, ...outputs] };
  yield* secret(by, textAt(spec, "secretName"), keys);
}

const asksForCertificate = [
  "cert-manager.io/issuer",
  "cert-manager.io/cluster-issuer",
  "kubernetes.io/tls-acme",
];

/** The certificates that cert-manager makes for an annotated Ingress. */
export function* secretsOfIngress(by: Resource): Generator<Producer> {
  const annotations = mapAt(by.object, "metadata", "annotations");
  if (!asksForCertificate.some((name) => Object.hasOwn(annotations, name))) return;
  for (const tls of listAt(by.object, "spec", "tls")) {
    yield* secret(by, textAt(tls, "secretName"), certificateKeys);
  }
}

/** The certificates that cert-manager makes for an annotated Gateway. */
export function* secretsOfGateway(by: Resource): Generator<Producer> {
  const annotations = mapAt(by.object, "metadata", "annotations");
  if (!asksForCertificate.some((name) => Object.hasOwn(annotations, name))) return;
  for (const listener of listAt(by.object, "spec", "listeners")) {
    for (const reference of listAt(listener, "tls", "certificateRefs")) {
      yield* secret(
        by,
        textAt(reference, "name"),
        certificateKeys,
        textAt(reference, "namespace") ?? namespaceOf(by),
      );
    }
  }
}

/** The Secret that a SealedSecret is opened into. */
export function* secretOfSealedSecret(by: Resource): Generator<Producer> {
  const spec = valueAt(by.object, "spec");
  const known = [
    ...Object.keys(mapAt(spec, "encryptedData")),
    ...Object.keys(mapAt(spec, "template", "data")),
  ];
  yield* secret(by, textAt(spec, "template", "metadata", "name") ?? by.object.metadata.name, {
    known,
    open: false,
  });
}
