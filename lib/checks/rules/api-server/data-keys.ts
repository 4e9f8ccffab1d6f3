import { forms } from "../../fields/forms.ts";
import { mapAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** Keys of ConfigMaps and Secrets are such as files and variables can have, and stand there once. */
export const dataKeys: Rule = {
  number: 152,
  name: "data-keys",
  reason:
    "The API server refuses keys with other characters than file names have, and a key in both data and binaryData.",
  see: "https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object",
  *check(graph) {
    for (const at of [...graph.ofKind(kinds.configMap), ...graph.ofKind(kinds.secret)]) {
      for (const field of ["data", "binaryData", "stringData"]) {
        for (const key of Object.keys(mapAt(at.object, field))) {
          if (forms.dataKey.holds(key)) continue;
          yield {
            at,
            message: `${field} has the key "${key}", which is not ${forms.dataKey.is}`,
            fix: forms.dataKey.fix,
          };
        }
      }
      for (const key of Object.keys(mapAt(at.object, "binaryData"))) {
        if (!Object.hasOwn(mapAt(at.object, "data"), key)) continue;
        yield { at, message: `the key ${key} stands in both data and binaryData`, fix: "keep one of them" };
      }
    }
  },
};
