import { placeOf, type Text } from "../../graph/texts.ts";
import type { Rule } from "../../rule.ts";
import { credentialIn } from "../../secrets/credentials.ts";
import { notableTextsOf } from "../../texts/notable.ts";

/** Maps of charts from what is needed to the keys of a Secret that hold it. */
const keyMap = /secret_?keys?(?:_?map(?:ping)?)?$/i;

/** What cert-manager asks for in the open, beside a reference to the key itself. */
function isAccessKeyId({ path }: Text): boolean {
  return path.at(-1) === "accessKeyID" && path.at(-2) === "route53";
}

/** Whether a text is the name of a key rather than what the key holds. */
function isKeyName({ path }: Text): boolean {
  return path.slice(0, -1).some((segment) => typeof segment === "string" && keyMap.test(segment));
}

/** No credential stands in what is committed. */
export const credentials: Rule = {
  number: 502,
  name: "credentials",
  reason:
    "Whoever ever clones the repository can use a credential that was committed once, until it is replaced.",
  see: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  *check(graph) {
    for (const { at, text, credential: found } of notableTextsOf(graph).suspects) {
      if (found === undefined) continue;
      const credential = isKeyName(text) ? credentialIn("", text.text) : found;
      if (credential === undefined || isAccessKeyId(text)) continue;
      yield {
        at,
        message: `${placeOf(text)} holds ${credential}`,
        fix: "replace it everywhere, keep the new one in the secret store, and read it through an ExternalSecret",
      };
    }
  },
};
