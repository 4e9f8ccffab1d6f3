import { textEntriesAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const prefix = "pod-security.kubernetes.io/";
const levels = ["privileged", "baseline", "restricted"];
const modes = ["enforce", "audit", "warn"];

/** Labels of namespaces name levels and versions of Pod Security that there are. */
export const podSecurityLabels: Rule = {
  number: 172,
  name: "pod-security-labels",
  reason: "The API server refuses a namespace with a level of Pod Security that does not exist.",
  see: "https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces",
  *check(graph) {
    for (const at of graph.ofKind(kinds.namespace)) {
      for (const [label, value] of textEntriesAt(at.object, "metadata", "labels")) {
        if (!label.startsWith(prefix)) continue;
        const name = label.slice(prefix.length);
        if (modes.includes(name) && !levels.includes(value)) {
          const near =
            nearest(value.toLowerCase(), levels) ?? levels.find((level) => level === value.toLowerCase());
          const message = `label ${label} is "${value}", which is none of ${enumerate(levels)}`;
          yield {
            at,
            message,
            fix: near === undefined ? `write one of ${enumerate(levels)}` : `write ${near}`,
          };
        }
        if (!modes.some((mode) => name === `${mode}-version`) || /^(latest|v1\.\d+)$/.test(value)) continue;
        yield {
          at,
          message: `label ${label} is "${value}", which is no version`,
          fix: "write latest, or one as v1.36",
        };
      }
    }
  },
};
