import type { Resource, Value } from "#lib/render/resource.ts";
import { mapAt, textAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { isPlaceholder } from "../../secrets/credentials.ts";
import { enumerate } from "../../wording.ts";

function isFilled(value: Value): boolean {
  return value !== null && value !== "" && !(typeof value === "string" && isPlaceholder(value));
}

const argoLabel = "argocd.argoproj.io/secret-type";

/** What Argo CD reads from a Secret about a repository and is none. */
const publicOfRepositories = new Set([
  "enableLfs",
  "enableOCI",
  "insecure",
  "name",
  "project",
  "proxy",
  "type",
  "url",
]);

/** Whether a key of a Secret is one that says nothing secret, because Argo CD keeps its settings in Secrets. */
function isPublic({ object }: Resource, key: string): boolean {
  const type = textAt(object, "metadata", "labels", argoLabel);
  return type === "repository" && publicOfRepositories.has(key);
}

/** No Secret is committed with values. */
export const secretObjects: Rule = {
  number: 501,
  name: "secret-objects",
  reason: "What is committed stays in the history, readable for everybody who ever clones the repository.",
  see: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  *check(graph) {
    for (const at of graph.ofKind(kinds.secret)) {
      const entries = ["data", "stringData"].flatMap((field) => Object.entries(mapAt(at.object, field)));
      const filled = entries.filter(([, value]) => isFilled(value)).map(([key]) => key);
      if (filled.every((key) => isPublic(at, key))) continue;
      yield {
        at,
        message: `it holds values of ${enumerate([...new Set(filled)].sort())} for all who can read the repository`,
        fix: "replace them everywhere, keep the new ones in the secret store, and make the Secret by an ExternalSecret",
      };
    }
  },
};
