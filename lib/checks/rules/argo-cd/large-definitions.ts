import { mapAt, valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Charts whose CustomResourceDefinitions pass the size of an annotation. */
const charts = new Set(["kube-prometheus-stack", "prometheus-operator-crds"]);

/** Charts with large definitions are applied by the server. */
export const largeDefinitions: Rule = {
  number: 440,
  name: "large-definitions",
  reason:
    "Applied by the client, a definition stands in an annotation of its own, which takes no more than 262144 bytes.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply",
  *check({ applications }) {
    for (const { resource: at, sources, syncOptions } of applications.all) {
      if (syncOptions.has("ServerSideApply=true") || syncOptions.has("Replace=true")) continue;
      for (const { chart, fields } of sources) {
        const helm = mapAt(fields, "helm");
        const values = JSON.stringify([helm.values ?? "", helm.valuesObject ?? "", helm.parameters ?? ""]);
        const isWithout = valueAt(helm, "skipCrds") === true || /\bcrds\b/i.test(values);
        if (!charts.has(chart ?? "") || isWithout || valueAt(helm, "valueFiles") !== undefined) continue;
        yield {
          at,
          message: `definitions of chart ${chart} are larger than the annotation that a client keeps them in: metadata.annotations: Too long`,
          fix: "add ServerSideApply=true to syncOptions",
        };
      }
    }
  },
};
