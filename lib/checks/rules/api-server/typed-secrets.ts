import type { Resource } from "#lib/render/resource.ts";
import { isMap, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Keys that a type of Secret needs: of each inner list one. */
const needed: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "kubernetes.io/tls": [["tls.crt"], ["tls.key"]],
  "kubernetes.io/dockerconfigjson": [[".dockerconfigjson"]],
  "kubernetes.io/dockercfg": [[".dockercfg"]],
  "kubernetes.io/basic-auth": [["username", "password"]],
  "kubernetes.io/ssh-auth": [["ssh-privatekey"]],
};

function isJson(text: string): boolean {
  try {
    return isMap(JSON.parse(text));
  } catch {
    return false;
  }
}

function* ofRegistry({ object }: Resource, key: string): Generator<Fault> {
  const encoded = valueAt(object, "data", key);
  const plain = valueAt(object, "stringData", key);
  const text = plain ?? (typeof encoded === "string" ? Buffer.from(encoded, "base64").toString() : undefined);
  if (typeof text !== "string" || isJson(text)) return;
  yield { message: `${key} holds no JSON`, fix: 'write {"auths": ...}, as docker login does' };
}

function* faultsOf(at: Resource): Generator<Fault> {
  const type = textAt(at.object, "type") ?? "";
  const data = { ...mapAt(at.object, "data"), ...mapAt(at.object, "stringData") };
  for (const keys of (Object.hasOwn(needed, type) ? needed[type] : undefined) ?? []) {
    if (keys.some((key) => Object.hasOwn(data, key))) continue;
    const message = `it is of the type ${type}, but has no key ${keys.join(" or ")}`;
    yield { message, fix: `add ${keys.join(" or ")}, or correct the type` };
  }
  if (type.startsWith("kubernetes.io/docker"))
    yield* ofRegistry(at, `.${type.slice("kubernetes.io/".length)}`);
  const account = valueAt(at.object, "metadata", "annotations", "kubernetes.io/service-account.name");
  if (type === "kubernetes.io/service-account-token" && !account) {
    const message = `it is of the type ${type}, but names no ServiceAccount`;
    yield { message, fix: "add the annotation kubernetes.io/service-account.name" };
  }
}

/** Secrets have the keys of their type. */
export const typedSecrets: Rule = {
  number: 153,
  name: "typed-secrets",
  reason: "The API server refuses a Secret without the keys that its type promises.",
  see: "https://kubernetes.io/docs/concepts/configuration/secret/#secret-types",
  *check(graph) {
    for (const at of graph.ofKind(kinds.secret)) for (const fault of faultsOf(at)) yield { at, ...fault };
  },
};
