import type { KubernetesObject } from "#lib/render/resource.ts";
import { mostBytesOfCharacter } from "../../bytes.ts";
import { isMap, textEntriesAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** One MiB, of all values of an object together. */
const mostBytes = 1_048_576;

/** Whether an object is too small for its bytes to be counted. */
function isSmall(object: KubernetesObject): boolean {
  let characters = 0;
  for (const values of [object.data, object.stringData, object.binaryData]) {
    if (!isMap(values)) continue;
    for (const key in values) {
      const value = values[key];
      if (typeof value === "string") characters += value.length;
    }
  }
  return characters * mostBytesOfCharacter <= mostBytes;
}

/** ConfigMaps and Secrets are not larger than Kubernetes takes them. */
export const objectSizes: Rule = {
  number: 140,
  name: "object-sizes",
  reason: "The API server refuses a ConfigMap or a Secret with more than 1 MiB of data.",
  see: "https://kubernetes.io/docs/concepts/configuration/configmap/#motivation",
  *check(graph) {
    for (const at of [...graph.ofKind(kinds.configMap), ...graph.ofKind(kinds.secret)]) {
      if (isSmall(at.object)) continue;
      const isSecret = at.object.kind === "Secret";
      const plain = [...textEntriesAt(at.object, isSecret ? "stringData" : "data")];
      const encoded = [...textEntriesAt(at.object, isSecret ? "data" : "binaryData")];
      const bytes =
        plain.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0) +
        encoded.reduce((sum, [, text]) => sum + Buffer.byteLength(text, "base64"), 0);
      if (bytes <= mostBytes) continue;
      const message = `its data have ${bytes} bytes; the API server takes at most ${mostBytes}`;
      yield { at, message, fix: "make several objects of it, or keep it in a bucket or an image" };
    }
  },
};
