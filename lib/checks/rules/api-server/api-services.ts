import { isMap, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** APIServices are named after what they serve, and trust what they can trust. */
export const apiServices: Rule = {
  number: 135,
  name: "api-services",
  reason:
    "The API server refuses an APIService of another name than version.group, or with two sorts of trust.",
  see: "https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/",
  *check(graph) {
    for (const at of graph.ofKind({ group: "apiregistration.k8s.io", kind: "APIService" })) {
      const spec = mapAt(at.object, "spec");
      const name = `${textAt(spec, "version") ?? ""}.${textAt(spec, "group") ?? ""}`;
      if (at.object.metadata.name !== name) {
        yield {
          at,
          message: `its name is ${at.object.metadata.name}, but it serves ${name}`,
          fix: `name it ${name}`,
        };
      }
      const trust = ["caBundle", "insecureSkipTLSVerify"].filter((field) => valueAt(spec, field));
      if (!isMap(spec.service) && trust.length > 0) {
        yield {
          at,
          message: `spec has ${trust.join(" and ")}, but no service`,
          fix: "write service, or remove it",
        };
      } else if (trust.length > 1) {
        const message = "spec has caBundle, and insecureSkipTLSVerify that ignores it";
        yield { at, message, fix: "remove insecureSkipTLSVerify" };
      }
    }
  },
};
