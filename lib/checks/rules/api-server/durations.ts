import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Fields of custom resources that are durations of Go, where their definitions take any text. */
const places = [
  ["cert-manager.io", "Certificate", ["spec", "duration"]],
  ["cert-manager.io", "Certificate", ["spec", "renewBefore"]],
  ["external-secrets.io", "ClusterExternalSecret", ["spec", "externalSecretSpec", "refreshInterval"]],
  ["external-secrets.io", "ClusterExternalSecret", ["spec", "refreshTime"]],
  ["external-secrets.io", "ExternalSecret", ["spec", "refreshInterval"]],
  ["external-secrets.io", "PushSecret", ["spec", "refreshInterval"]],
  ["velero.io", "Backup", ["spec", "ttl"]],
  ["velero.io", "Schedule", ["spec", "template", "ttl"]],
] as const;

const duration = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+)$/;

/** Durations in custom resources are those that their controllers read. */
export const durations: Rule = {
  number: 185,
  name: "durations",
  reason:
    "A controller that cannot read a duration does nothing about the object, and often about no other either.",
  see: "https://pkg.go.dev/time#ParseDuration",
  *check(graph) {
    for (const [group, kind, path] of places) {
      for (const at of graph.ofKind({ group, kind })) {
        const text = textAt(at.object, ...path);
        if (text === undefined || duration.test(text)) continue;
        yield {
          at,
          message: `${path.join(".")} is "${text}", which is no duration`,
          fix: 'write it as "1h30m"',
        };
      }
    }
  },
};
