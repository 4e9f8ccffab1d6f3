import type { Application } from "../../graph/applications.ts";
import { textAt, valueAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

/** What Go reads as a duration, and a plain number of seconds. */
const duration = /^(?:\d+|(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+)$/;

function* faultsOf({ spec, syncOptions }: Application): Generator<Fault> {
  for (const field of ["duration", "maxDuration"]) {
    const text = textAt(spec, "syncPolicy", "retry", "backoff", field);
    if (text === undefined || duration.test(text)) continue;
    yield {
      message: `spec.syncPolicy.retry.backoff.${field} ${text} is no duration: Argo CD does not retry a failed sync`,
      fix: "write a number with s, m or h, such as 5s",
    };
  }
  if (valueAt(spec, "syncPolicy", "managedNamespaceMetadata") === undefined) return;
  if (syncOptions.has("CreateNamespace=true")) return;
  yield {
    message: "spec.syncPolicy.managedNamespaceMetadata is ignored without CreateNamespace=true",
    fix: "add CreateNamespace=true to syncOptions, or put labels and annotations into a Namespace",
  };
}

/** Sync policies say what Argo CD can follow. */
export const syncPolicies: Rule = {
  number: 411,
  name: "sync-policies",
  reason:
    "Argo CD does not retry by a duration that is none, and ignores labels of namespaces that it does not make.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/",
  *check({ applications }) {
    for (const application of applications.all) {
      for (const fault of faultsOf(application)) yield { at: application.resource, ...fault };
    }
  },
};
