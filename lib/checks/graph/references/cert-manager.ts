import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import { type Naming, naming, namingKey } from "../reference.ts";

/**
 * The issuer and the keystore passwords of a Certificate.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec
 */
export function* namingsOfCertificate(resource: Resource): Generator<Naming> {
  const namespace = namespaceOf(resource);
  const issuer = valueAt(resource.object, "spec", "issuerRef");
  const kind = {
    group: textAt(issuer, "group") ?? "cert-manager.io",
    kind: textAt(issuer, "kind") ?? "Issuer",
  };
  yield* naming("spec.issuerRef", kind, namespace, textAt(issuer, "name"));
  for (const store of ["jks", "pkcs12"]) {
    const password = valueAt(resource.object, "spec", "keystores", store, "passwordSecretRef");
    yield* namingKey(`spec.keystores.${store}`, kinds.secret, namespace, password);
  }
}

/** Fields of DNS-01 providers that name a key of a Secret. */
const credentialFields = [
  "accessKeyIDSecretRef",
  "secretAccessKeySecretRef",
  "apiTokenSecretRef",
  "apiKeySecretRef",
];

function* ofSolver(place: string, namespace: string, solver: Found): Generator<Naming> {
  for (const provider of ["route53", "cloudflare"]) {
    for (const field of credentialFields) {
      const selector = valueAt(solver, "dns01", provider, field);
      yield* namingKey(`${place}.dns01.${provider}`, kinds.secret, namespace, selector);
    }
  }
}

/**
 * The Secrets of an Issuer. Its account key is not among them: cert-manager makes that one.
 *
 * @see https://cert-manager.io/docs/configuration/
 */
export function* namingsOfIssuer(resource: Resource): Generator<Naming> {
  const namespace = namespaceOf(resource);
  yield* naming("spec.ca", kinds.secret, namespace, textAt(resource.object, "spec", "ca", "secretName"));
  for (const [index, solver] of listAt(resource.object, "spec", "acme", "solvers").entries()) {
    yield* ofSolver(`spec.acme.solvers[${index}]`, namespace, solver);
  }
}
