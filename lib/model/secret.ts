import { dataKey, dnsLabel } from "./name.ts";
import { refuse } from "./problem.ts";
import { repeated } from "./repeated.ts";

/** One key of a Secret: what an environment variable reads. */
export interface SecretKey {
  readonly kind: "secret-key";
  readonly secret: Secret;
  readonly key: string;
}

/**
 * A Secret by name and keys. Its values live in AWS Secrets Manager and reach the cluster through External
 * Secrets; none is ever part of a definition.
 */
export interface Secret<Key extends string = string> {
  readonly kind: "secret";
  readonly name: string;
  /** Keys of the JSON object in Secrets Manager, each of which becomes a key of the Secret. */
  readonly keys: readonly Key[];
  /** Keys that are composed in the cluster from the others: key to a template of External Secrets. */
  readonly composed: Readonly<Record<string, string>>;
  /** One key of it. Refuses a key that the secret does not have. */
  key(name: Key): SecretKey;
}

function checkKeys(name: string, keys: readonly string[]): void {
  if (keys.length === 0) {
    refuse(`secret ${name} has no keys`, "list the keys that its value in Secrets Manager has");
  }
  for (const key of keys) dataKey(key, `secret ${name}`);
  for (const key of repeated(keys)) {
    refuse(`secret ${name} lists key "${key}" twice`, "list it once");
  }
}

/**
 * A secret of an application: `secret("backend-oauth", ["google-client-id", "jwt-secret"])`.
 *
 * @param composed keys made in the cluster from the others, such as a URL with a password in it
 * @see https://external-secrets.io/latest/guides/templating/
 */
export function secret<const Key extends string, const Composed extends string = never>(
  name: string,
  keys: readonly Key[],
  composed: Readonly<Record<Composed, string>> = Object.create(null),
): Secret<Key | Composed> {
  dnsLabel(name, "secret");
  const known: readonly string[] = [...keys, ...Object.keys(composed)];
  checkKeys(name, known);
  const self: Secret<Key | Composed> = {
    kind: "secret",
    name,
    keys,
    composed,
    key(key) {
      if (!known.includes(key)) {
        refuse(
          `secret ${name} has no key "${key}"`,
          `it has ${known.join(", ")}: use one of them or declare this one`,
        );
      }
      return { kind: "secret-key", secret: self, key };
    },
  };
  return self;
}
