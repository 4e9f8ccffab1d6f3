import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { differentFields } from "../../change/fields.ts";
import { refusal } from "../../change/refusal.ts";
import { isTrueAt, textAt } from "../../graph/fields.ts";
import { isOf, kinds } from "../../graph/kind.ts";
import { enumerate } from "../../wording.ts";

const fixed = new Set(["data", "binaryData", "stringData", "immutable"]);

/** ConfigMaps and Secrets that say of themselves that they stay, and the type of any Secret. */
export const immutableData: ChangeRule = {
  number: 618,
  name: "immutable-data",
  reason: "What is immutable: true, and the type of a Secret, cannot change: every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable",
  *check(change) {
    for (const { before, after } of change.changed) {
      const isSecret = isOf(after, kinds.secret);
      if (!isSecret && !isOf(after, kinds.configMap)) continue;
      const loss = "pods that start meanwhile wait for it";
      if (isTrueAt(before.object, "immutable")) {
        const fields = differentFields(before.object, after.object).filter((name) => fixed.has(name));
        if (fields.length > 0) {
          const message = `it is immutable, and ${enumerate(fields)} ${fields.length === 1 ? "changes" : "change"}: ${refusal(change, after, loss)}`;
          yield replaces(after, { message, cure: "give it another name, and name that where it is read" });
        }
      }
      const [was, is] = [before, after].map(({ object }) => textAt(object, "type") ?? "Opaque");
      if (!isSecret || was === is) continue;
      const message = `it changes type from ${was} to ${is}: ${refusal(change, after, loss)}`;
      yield replaces(after, { message, cure: "leave it as it is, or add a Secret of another name" });
    }
  },
};
