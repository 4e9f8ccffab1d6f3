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
  readonly keys: readonly string[];
  /** Those of the keys whose values Terraform makes up, once; a person fills in the others. */
  readonly generated: readonly string[];
  /** Keys that are composed in the cluster from the others: key to a template of External Secrets. */
  readonly composed: Readonly<Record<string, string>>;
  /** One key of it. Refuses a key that the secret does not have. */
  key(name: Key): SecretKey;
}

/** Where the values of a secret come from, by key. */
export interface SecretSources<
  Filled extends string,
  Generated extends string = never,
  Composed extends string = never,
> {
  /** Keys whose values a person fills in, once the secret exists. */
  readonly filled?: readonly Filled[];
  /** Keys whose values nobody needs to know: Terraform makes them up, once. */
  readonly generated?: readonly Generated[];
  /**
   * Keys made in the cluster from the others, such as a URL with a password in it.
   *
   * @see https://external-secrets.io/latest/guides/templating/
   */
  readonly composed?: Readonly<Record<Composed, string>>;
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

function isList<Key extends string>(
  given: readonly Key[] | SecretSources<Key, string, string>,
): given is readonly Key[] {
  return Array.isArray(given);
}

/**
 * A secret of an application: `secret("backend-oauth", { filled: ["google-client-id"], generated: ["jwt-secret"] })`,
 * or `secret("mail", ["password"])` where a person fills in everything. Refuses names and keys that Kubernetes
 * refuses, and a key that has two sources.
 */
export function secret<
  const Filled extends string = never,
  const Generated extends string = never,
  const Composed extends string = never,
>(
  name: string,
  given: readonly Filled[] | SecretSources<Filled, Generated, Composed>,
): Secret<Filled | Generated | Composed> {
  dnsLabel(name, "secret");
  const sources: SecretSources<Filled, Generated, Composed> = isList(given) ? { filled: given } : given;
  const { filled = [], generated = [], composed = {} } = sources;
  const keys: readonly string[] = [...filled, ...generated];
  const known = [...keys, ...Object.keys(composed)];
  checkKeys(name, known);
  const self: Secret<Filled | Generated | Composed> = {
    kind: "secret",
    name,
    keys,
    generated,
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
